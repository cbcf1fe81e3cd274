package org.countersign.domain.issuance;

import java.util.Arrays;
import java.util.Objects;

/**
 * One extension as it stands in the octets (RFC 5280, 4.1).
 *
 * @param oid extnID, dotted
 * @param critical as encoded; FALSE when it is left out
 * @param value the octets inside the OCTET STRING extnValue
 */
public record EncodedExtension(String oid, boolean critical, byte[] value) {

  public static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
  public static final String KEY_USAGE = "2.5.29.15";
  public static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
  public static final String BASIC_CONSTRAINTS = "2.5.29.19";
  public static final String CRL_DISTRIBUTION_POINTS = "2.5.29.31";
  public static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
  public static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  public static final String AUTHORITY_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";

  public EncodedExtension {
    Objects.requireNonNull(oid, "oid");
    value = value.clone();
  }

  @Override
  public byte[] value() {
    return value.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncodedExtension that
        && oid.equals(that.oid)
        && critical == that.critical
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return oid.hashCode();
  }

  @Override
  public String toString() {
    return "EncodedExtension[" + oid + (critical ? ", critical]" : "]");
  }
}
