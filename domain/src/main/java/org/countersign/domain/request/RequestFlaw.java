package org.countersign.domain.request;

import java.util.Locale;

/**
 * Why a CSR is refused before any policy looks at it. Programs depend on the names: none changes
 * its name or its meaning.
 */
public enum RequestFlaw {
  /** Nothing but blanks. */
  CSR_EMPTY,
  /** More characters than are read. */
  CSR_TOO_LONG,
  /** A PEM block of another kind, or none (RFC 7468). */
  CSR_WRONG_HEADER,
  /** The block is damaged, or not the only one (RFC 7468). */
  CSR_NOT_PEM,
  /** The octets are no CertificationRequest in strict DER (RFC 2986). */
  CSR_NOT_PKCS10,
  /** Octets follow the CertificationRequest. */
  CSR_TRAILING_BYTES,
  /** The signature algorithm is none of those supported. */
  CSR_SIGNATURE_ALGORITHM_UNSUPPORTED,
  /** The signature does not verify under the key in the CSR. */
  CSR_PROOF_OF_POSSESSION_FAILED,
  /** The key is of a kind that is not certified. */
  CSR_KEY_ALGORITHM_UNSUPPORTED,
  /** The RSA key is of a size that is not certified. */
  CSR_KEY_SIZE_UNSUPPORTED,
  /** The EC key is on a curve that is not certified. */
  CSR_KEY_CURVE_UNSUPPORTED,
  /** The public key is no point of its curve (NIST SP 800-56A, 5.6.2.3). */
  KEY_POINT_INVALID,
  /** The RSA public exponent is even or out of range (BR 6.1.6). */
  KEY_EXPONENT_WEAK,
  /** The RSA modulus is even (BR 6.1.6). */
  KEY_MODULUS_EVEN,
  /** The RSA modulus has a prime factor below 752 (BR 6.1.6). */
  KEY_SMALL_FACTOR,
  /** The primes of the RSA key are so close that Fermat's method finds them (BR 6.1.1.3). */
  KEY_CLOSE_PRIMES,
  /** The RSA key has the fingerprint of ROCA (CVE-2017-15361). */
  KEY_ROCA,
  /** The key is on a list of those that Debian's OpenSSL made (CVE-2008-0166). */
  KEY_DEBIAN_WEAK,
  /** The RSA modulus has a prime factor in common with another key seen here. */
  KEY_SHARED_PRIME,
  /** An administrator has blocked the key. */
  KEY_BLOCKED,
  /** The key is that of a certification authority of this installation. */
  KEY_OF_AUTHORITY;

  private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name in answers, such as {@code key-small-factor}. */
  public String text() {
    return text;
  }

  /** Where in the request it is: {@code publicKey}, or {@code csr} for the whole. */
  public String field() {
    return text.startsWith("key-") || text.startsWith("csr-key-") ? "publicKey" : "csr";
  }
}
