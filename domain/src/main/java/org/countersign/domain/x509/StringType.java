package org.countersign.domain.x509;

/**
 * The ASN.1 string types in which an attribute value of a name can be written (RFC 5280, 4.1.2.4
 * and appendix A.1).
 */
public enum StringType {
  PRINTABLE,
  UTF8,
  IA5,
  TELETEX,
  BMP,
  UNIVERSAL,
  NUMERIC,
  VISIBLE;

  /** Whether a PrintableString can hold a character (X.680, 41.4). */
  public static boolean isPrintable(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || " '()+,-./:=?".indexOf(c) >= 0;
  }
}
