package org.countersign.domain.x509;

import java.util.Objects;

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

  /** An attribute in the string type that its type prefers (RFC 5280, appendix A.1). */
  public static AttributeTypeAndValue of(SubjectAttributeType type, String value) {
    return new AttributeTypeAndValue(type.oid(), value, type.syntax().preferred());
  }

  public SubjectAttributeType type() {
    return SubjectAttributeType.ofOid(oid);
  }
}
