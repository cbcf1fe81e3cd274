package org.countersign.domain.request;

import java.util.Locale;

/**
 * Why a CSR is refused before any policy looks at it. Programs depend on the names: none changes
 * its name or its meaning.
 */
public enum RequestFlaw {
  CSR_EMPTY("Nothing but blanks."),
  CSR_TOO_LONG("More characters than are read."),
  CSR_WRONG_HEADER("A PEM block of another kind, or none (RFC 7468)."),
  CSR_NOT_PEM("The block is damaged, or not the only one (RFC 7468)."),
  CSR_WITH_PRIVATE_KEY(
      "A private key is in the text; it is not kept, and is to be treated as exposed."),
  CSR_NOT_PKCS10(
      "The octets are no CertificationRequest (RFC 2986), or one that readers could differ about."),
  CSR_TRAILING_BYTES("Octets follow the CertificationRequest."),
  CSR_SIGNATURE_ALGORITHM_UNSUPPORTED("The signature algorithm is none of those supported."),
  CSR_PROOF_OF_POSSESSION_FAILED("The signature does not verify under the key in the CSR."),
  CSR_KEY_ALGORITHM_UNSUPPORTED("The key is of a kind that is not certified."),
  CSR_KEY_SIZE_UNSUPPORTED("The RSA key is of a size that is not certified."),
  CSR_KEY_CURVE_UNSUPPORTED("The EC key is on a curve that is not certified."),
  KEY_POINT_INVALID("The public key is no point of its curve (NIST SP 800-56A, 5.6.2.3)."),
  KEY_EXPONENT_WEAK("The RSA public exponent is even or out of range (BR 6.1.6)."),
  KEY_MODULUS_EVEN("The RSA modulus is even (BR 6.1.6)."),
  KEY_SMALL_FACTOR("The RSA modulus has a prime factor below 65,536 (BR 6.1.6)."),
  KEY_MODULUS_PATTERN("The RSA modulus has a pattern that no random key has (BR 6.1.1.3)."),
  KEY_MODULUS_POLYNOMIAL(
      "The RSA modulus is a polynomial with small coefficients in a power of two (BR 6.1.1.3)."),
  KEY_MODULUS_PRIME("The RSA modulus is a prime (RFC 8017, 3.1)."),
  KEY_CLOSE_PRIMES(
      "The primes of the RSA key are so close that Fermat's method finds them (BR 6.1.1.3)."),
  KEY_ROCA("The RSA key has the fingerprint of ROCA (CVE-2017-15361)."),
  KEY_DEBIAN_WEAK("The key is on a list of those that Debian's OpenSSL made (CVE-2008-0166)."),
  KEY_SHARED_PRIME("The RSA modulus has a prime factor in common with another key seen here."),
  KEY_BLOCKED("An administrator has blocked the key."),
  KEY_OF_AUTHORITY("The key is that of a certification authority of this installation.");

  private final String meaning;
  private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

  RequestFlaw(String meaning) {
    this.meaning = meaning;
  }

  /** What it says, in a sentence; the list of codes in the documentation is made of these. */
  public String meaning() {
    return meaning;
  }

  /** The name in answers, such as {@code key-small-factor}. */
  public String text() {
    return text;
  }

  /** Where in the request it is: {@code publicKey}, or {@code csr} for the whole. */
  public String field() {
    return text.startsWith("key-") || text.startsWith("csr-key-") ? "publicKey" : "csr";
  }
}
