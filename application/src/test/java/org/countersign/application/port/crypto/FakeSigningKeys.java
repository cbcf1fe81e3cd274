package org.countersign.application.port.crypto;

import java.security.KeyPair;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.domain.authority.SigningKeyReference;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/** Signing keys of the JDK, in memory. */
public final class FakeSigningKeys implements SigningKeys {

  private record Entry(KeyAlgorithm algorithm, KeyPair pair) {}

  private static final String STORE = "fake";

  private final Map<SigningKeyReference, Entry> keys = new ConcurrentHashMap<>();

  @Override
  public SigningKeyReference create(KeyAlgorithm algorithm) {
    SigningKeyReference key = new SigningKeyReference(STORE, UUID.randomUUID().toString());
    keys.put(key, new Entry(algorithm, TestKeys.generate(algorithm)));
    return key;
  }

  @Override
  public SubjectPublicKeyInfo publicKey(SigningKeyReference key) {
    Entry entry = find(key);
    return TestKeys.publicKey(entry.algorithm(), entry.pair());
  }

  @Override
  public byte[] sign(SigningKeyReference key, SignatureAlgorithm algorithm, byte[] octets) {
    Entry entry = find(key);
    if (!algorithm.fits(entry.algorithm())) {
      throw new IllegalArgumentException(algorithm + " does not fit " + entry.algorithm());
    }
    return TestKeys.sign(entry.pair().getPrivate(), algorithm, octets);
  }

  private Entry find(SigningKeyReference key) {
    return Optional.ofNullable(keys.get(key))
        .orElseThrow(() -> new UnknownSigningKey("no signing key is called " + key));
  }
}
