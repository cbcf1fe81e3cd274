package org.countersign.domain.x509;

import java.util.List;

/** A set of one or more attributes (RFC 5280, 4.1.2.4), nearly always of one. */
public record RelativeDistinguishedName(List<AttributeTypeAndValue> attributes) {

  public RelativeDistinguishedName {
    attributes = List.copyOf(attributes);
    if (attributes.isEmpty()) {
      throw new IllegalArgumentException(
          "a relative distinguished name has at least one attribute");
    }
  }

  public static RelativeDistinguishedName of(AttributeTypeAndValue attribute) {
    return new RelativeDistinguishedName(List.of(attribute));
  }
}
