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
  VISIBLE
}
