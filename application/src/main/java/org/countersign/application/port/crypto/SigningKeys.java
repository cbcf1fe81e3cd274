package org.countersign.application.port.crypto;

import org.countersign.domain.authority.SigningKeyReference;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/**
 * Private keys that sign certificates. No method returns one.
 *
 * <p>Kept small on purpose: an HSM or a cloud KMS is these three methods.
 */
public interface SigningKeys {

  /**
   * Makes a key pair and keeps it for ever, in a unit of work of its own where it needs one; call
   * it with none open.
   *
   * @return the name under which it signs; when this returns, the key survives a crash
   */
  SigningKeyReference create(KeyAlgorithm algorithm);

  /**
   * The public half of a key.
   *
   * @throws UnknownSigningKey when the reference names none
   */
  SubjectPublicKeyInfo publicKey(SigningKeyReference key);

  /**
   * Signs. Call it with no unit of work open: a key may take its time.
   *
   * @return PKCS #1 v1.5 octets for RSA, DER of ECDSA-Sig-Value for ECDSA
   * @throws UnknownSigningKey when the reference names none
   * @throws IllegalArgumentException when the algorithm does not fit the key
   */
  byte[] sign(SigningKeyReference key, SignatureAlgorithm algorithm, byte[] octets);

  /** The reference names no key of this store, or the key cannot be opened. */
  final class UnknownSigningKey extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownSigningKey(String message) {
      super(message);
    }

    public UnknownSigningKey(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
