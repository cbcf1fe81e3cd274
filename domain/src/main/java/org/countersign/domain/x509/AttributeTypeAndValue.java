package org.countersign.domain.x509;

import java.util.Objects;
import java.util.Optional;

/**
 * One attribute of a distinguished name (RFC 5280, 4.1.2.4), with the string type it was, or will
 * be, written in.
 *
 * @param oid the attribute type, dotted
 * @param value the text, as decoded; may hold anything that the string type can carry
 * @param stringType kept so that a name is written back in the requester's own encoding
 */
public record AttributeTypeAndValue(String oid, String value, StringType stringType) {

  public AttributeTypeAndValue {
    Objects.requireNonNull(oid, "oid");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(stringType, "stringType");
  }

  /**
   * An attribute in the string type that RFC 5280 asks for: PrintableString for a country, else
   * UTF8String.
   */
  public static AttributeTypeAndValue of(SubjectAttributeType type, String value) {
    StringType stringType =
        type == SubjectAttributeType.COUNTRY ? StringType.PRINTABLE : StringType.UTF8;
    return new AttributeTypeAndValue(type.oid(), value, stringType);
  }

  /** Empty when the attribute is none of those that Countersign issues. */
  public Optional<SubjectAttributeType> type() {
    return SubjectAttributeType.ofOid(oid);
  }
}
