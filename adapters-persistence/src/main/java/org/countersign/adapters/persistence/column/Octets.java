package org.countersign.adapters.persistence.column;

import java.math.BigInteger;
import java.util.HexFormat;
import org.countersign.domain.x509.SerialNumber;

/** What the program writes in hexadecimal, such as hashes, stands in columns as octets. */
public final class Octets {

  private Octets() {}

  /** Null for null. */
  public static byte[] ofHex(String hex) {
    return hex == null ? null : HexFormat.of().parseHex(hex);
  }

  /** In lower case; null for null. */
  public static String hex(byte[] octets) {
    return octets == null ? null : HexFormat.of().formatHex(octets);
  }

  /** As many as there are, the first not 0. */
  public static byte[] of(SerialNumber serialNumber) {
    return ofHex(serialNumber.hex());
  }

  public static SerialNumber serialNumber(byte[] octets) {
    return new SerialNumber(new BigInteger(1, octets));
  }
}
