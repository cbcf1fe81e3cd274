package org.countersign.application.port.crypto;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.domain.key.RsaPublicKey;

/** Knows the texts and certificates that it was told; every other text is no PEM to it. */
public final class FakePublicKeyReader implements PublicKeyReader {

  private final Map<String, Reading> readings = new ConcurrentHashMap<>();
  private final Map<String, RsaPublicKey> keys = new ConcurrentHashMap<>();

  /** From now on the text is the key of this fingerprint. */
  public void knows(String pem, String publicKeyFingerprint) {
    readings.put(pem, new Readable(publicKeyFingerprint));
  }

  /** From now on the certificate has this key. */
  public void knows(byte[] certificate, RsaPublicKey key) {
    keys.put(HexFormat.of().formatHex(certificate), key);
  }

  @Override
  public Reading read(String pem) {
    return readings.getOrDefault(pem, new Unreadable("No PEM block is in the text"));
  }

  @Override
  public Optional<RsaPublicKey> rsaKeyOf(byte[] certificate) {
    return Optional.ofNullable(keys.get(HexFormat.of().formatHex(certificate)));
  }
}
