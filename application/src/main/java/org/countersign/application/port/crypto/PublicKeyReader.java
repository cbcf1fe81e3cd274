package org.countersign.application.port.crypto;

import java.util.Objects;
import java.util.Optional;
import org.countersign.domain.key.RsaPublicKey;

/** Reads public keys that are to be recognised, not certified: good, bad and of any kind. */
public interface PublicKeyReader {

  /**
   * Reads one PEM block {@code PUBLIC KEY} (RFC 7468, 13) or {@code CERTIFICATE} (RFC 7468, 5), for
   * the key in it.
   *
   * @param pem any text, never null
   * @return the key, or why there is none; never throws for what the text holds
   */
  Reading read(String pem);

  /**
   * The key of a certificate that was issued here.
   *
   * @param certificate DER
   * @return empty when it is no RSA key
   * @throws IllegalArgumentException when the octets are no certificate
   */
  Optional<RsaPublicKey> rsaKeyOf(byte[] certificate);

  /** What became of the text. */
  sealed interface Reading {}

  /**
   * A public key.
   *
   * @param publicKeyFingerprint SHA-256 over its SubjectPublicKeyInfo, lower-case hex
   */
  record Readable(String publicKeyFingerprint) implements Reading {
    public Readable {
      Objects.requireNonNull(publicKeyFingerprint, "publicKeyFingerprint");
    }
  }

  /**
   * No such block.
   *
   * @param message what is wrong and what would be right
   */
  record Unreadable(String message) implements Reading {
    public Unreadable {
      Objects.requireNonNull(message, "message");
    }
  }
}
