package org.countersign.domain.x509;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The serial number of a certificate (RFC 5280, 4.1.2.2).
 *
 * <p>Positive and at most 20 octets in DER, which leaves 159 bits for the value. Unique per issuer,
 * for ever.
 */
public record SerialNumber(BigInteger value) {

  /** 20 octets less the sign bit that DER keeps for itself. */
  public static final int MAX_BITS = 20 * 8 - 1;

  private static final int MAX_DIGITS = 40;

  public SerialNumber {
    Objects.requireNonNull(value, "value");
    if (value.signum() <= 0) {
      throw new IllegalArgumentException("serial number is not positive");
    }
    if (value.bitLength() > MAX_BITS) {
      throw new IllegalArgumentException(
          "serial number has " + value.bitLength() + " bits; at most " + MAX_BITS + " are allowed");
    }
  }

  /**
   * Reads what {@link #hex()} writes; upper case is accepted.
   *
   * @throws IllegalArgumentException when the text is not hexadecimal or out of range
   */
  public static SerialNumber ofHex(String hex) {
    if (hex.isEmpty() || hex.length() > MAX_DIGITS || !isHexadecimal(hex)) {
      throw new IllegalArgumentException("serial number is not 1 to 40 hexadecimal digits");
    }
    return new SerialNumber(new BigInteger(hex, 16));
  }

  /** {@code BigInteger} would take a sign and the digits of other scripts, too. */
  private static boolean isHexadecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Lower-case hexadecimal, two digits an octet, without the sign octet of DER. */
  public String hex() {
    byte[] octets = value.toByteArray();
    String text = HexFormat.of().formatHex(octets);
    return octets[0] == 0 && octets.length > 1 ? text.substring(2) : text;
  }

  @Override
  public String toString() {
    return hex();
  }
}
