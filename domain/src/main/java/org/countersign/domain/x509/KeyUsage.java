package org.countersign.domain.x509;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The bits of the keyUsage extension (RFC 5280, 4.2.1.3); the ordinal of each is its bit number
 * there.
 */
public enum KeyUsage {
  DIGITAL_SIGNATURE,
  NON_REPUDIATION,
  KEY_ENCIPHERMENT,
  DATA_ENCIPHERMENT,
  KEY_AGREEMENT,
  KEY_CERT_SIGN,
  CRL_SIGN,
  ENCIPHER_ONLY,
  DECIPHER_ONLY;

  /** The bit number in the BIT STRING, 0 being the first. */
  public int bit() {
    return ordinal();
  }

  /** The name in the REST contract and in policies, such as {@code digital_signature}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether a certificate on such a key can have this usage: an ECDSA key encrypts nothing (RFC
   * 8813, section 3), an RSA key agrees on nothing (RFC 3279, 2.3.1).
   */
  public boolean fits(KeyAlgorithm key) {
    return switch (this) {
      case KEY_ENCIPHERMENT, DATA_ENCIPHERMENT -> key.family() == KeyAlgorithm.Family.RSA;
      case KEY_AGREEMENT, ENCIPHER_ONLY, DECIPHER_ONLY -> key.family() == KeyAlgorithm.Family.ECDSA;
      case DIGITAL_SIGNATURE, NON_REPUDIATION, KEY_CERT_SIGN, CRL_SIGN -> true;
    };
  }

  /** Where it is said what {@link #fits} such a key. */
  public static String clauseOfFit(KeyAlgorithm key) {
    return switch (key.family()) {
      case RSA -> "RFC 3279, 2.3.1";
      case ECDSA -> "RFC 8813, section 3";
    };
  }

  /** Every name, for messages. */
  public static String known() {
    return Arrays.stream(values()).map(KeyUsage::wireName).collect(Collectors.joining(", "));
  }

  public static Optional<KeyUsage> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(usage -> usage.wireName().equals(wireName)).findFirst();
  }
}
