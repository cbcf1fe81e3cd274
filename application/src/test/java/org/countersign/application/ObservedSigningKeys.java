package org.countersign.application;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.countersign.application.port.crypto.FakeSigningKeys;
import org.countersign.application.port.crypto.SigningKeys;
import org.countersign.domain.authority.SigningKeyReference;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/** Keys that really sign, and that a test can look at or disturb while they do. */
public final class ObservedSigningKeys implements SigningKeys {

  private final SigningKeys keys = new FakeSigningKeys();
  private final List<byte[]> signed = new ArrayList<>();
  private Runnable beforeSigning = () -> {};
  private UnaryOperator<byte[]> signatures = UnaryOperator.identity();

  /** Runs before each signature; what it throws, the key throws. */
  public void beforeSigning(Runnable look) {
    beforeSigning = look;
  }

  /** Changes what the key makes. */
  public void alterSignatures(UnaryOperator<byte[]> change) {
    signatures = change;
  }

  /** The octets that were signed, in order. */
  public List<byte[]> signed() {
    return List.copyOf(signed);
  }

  @Override
  public SigningKeyReference create(KeyAlgorithm algorithm) {
    return keys.create(algorithm);
  }

  @Override
  public SubjectPublicKeyInfo publicKey(SigningKeyReference key) {
    return keys.publicKey(key);
  }

  @Override
  public byte[] sign(SigningKeyReference key, SignatureAlgorithm algorithm, byte[] octets) {
    beforeSigning.run();
    signed.add(octets.clone());
    return signatures.apply(keys.sign(key, algorithm, octets));
  }
}
