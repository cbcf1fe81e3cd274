package org.countersign.application.port.crypto;

/**
 * Encrypts secrets for storage: a fresh data key for each secret (AES-256-GCM), itself encrypted
 * under the master key.
 */
public interface SecretSealing {

  /**
   * Seals.
   *
   * @param purpose what the secret is and whose, such as {@code signing-key/018f…}; authenticated,
   *     not hidden: it opens under no other
   * @return octets that say in themselves how they were sealed
   */
  byte[] seal(byte[] secret, String purpose);

  /**
   * Opens what {@link #seal} made for the same purpose.
   *
   * @throws SealBroken when an octet was changed, the purpose is another, or another master key
   *     sealed it
   */
  byte[] open(byte[] sealed, String purpose);

  /** What was sealed cannot be opened; the message holds nothing of the secret. */
  final class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SealBroken(String message) {
      super(message);
    }
  }
}
