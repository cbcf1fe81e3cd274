package org.countersign.adapters.crypto.asn1;

import java.util.ArrayList;
import java.util.List;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.RelativeDistinguishedName;
import org.countersign.domain.x509.StringType;
import org.countersign.domain.x509.SubjectAttributeType;

/** Name (RFC 5280, 4.1.2.4): order, repetitions and string types are kept. */
public final class Names {

  /** Twice and more what the largest directories nest; RFC 5280 sets no bound. */
  private static final int MAX_PARTS = 64;

  private static final int MAX_ATTRIBUTES_IN_A_PART = 16;

  private Names() {}

  public static DistinguishedName read(DerValue name, String what) throws MalformedDer {
    DerCursor cursor = name.sequence(what).atMost(MAX_PARTS);
    List<RelativeDistinguishedName> parts = new ArrayList<>();
    while (cursor.hasNext()) {
      parts.add(part(cursor.next("RelativeDistinguishedName"), what));
    }
    return parts.isEmpty() ? DistinguishedName.EMPTY : new DistinguishedName(parts);
  }

  /** A name has no more parts than {@link #read} takes, whatever was made of them since. */
  public static void checkSize(DistinguishedName name, String what) throws MalformedDer {
    if (name.parts().size() > MAX_PARTS) {
      throw new MalformedDer(
          what + " has more than " + MAX_PARTS + " values, each of which needs a part of its own");
    }
  }

  private static RelativeDistinguishedName part(DerValue set, String what) throws MalformedDer {
    DerCursor cursor =
        set.expect(DerTag.SET, "RelativeDistinguishedName in " + what)
            .elements("RelativeDistinguishedName in " + what)
            .atMost(MAX_ATTRIBUTES_IN_A_PART);
    DerValue only = cursor.next("AttributeTypeAndValue");
    if (!cursor.hasNext()) {
      return RelativeDistinguishedName.of(attribute(only, what));
    }
    List<DerValue> elements = new ArrayList<>();
    elements.add(only);
    while (cursor.hasNext()) {
      elements.add(cursor.next("AttributeTypeAndValue"));
    }
    // As it will be written: a SET OF has no order, and its elements may have come in any.
    elements.sort(DerValue::compareEncoding);
    List<AttributeTypeAndValue> attributes = new ArrayList<>(elements.size());
    for (DerValue element : elements) {
      attributes.add(attribute(element, what));
    }
    return new RelativeDistinguishedName(attributes);
  }

  private static AttributeTypeAndValue attribute(DerValue sequence, String what)
      throws MalformedDer {
    DerCursor cursor = sequence.sequence("AttributeTypeAndValue in " + what);
    String oid = cursor.next("type").objectIdentifier("type");
    DerValue value = cursor.next("value");
    cursor.end();
    String where = what + " attribute " + spoken(oid);
    StringType type =
        CharacterStrings.type(value.tag())
            .orElseThrow(
                () -> new MalformedDer(where + " is " + value + "; a string type is expected"));
    return new AttributeTypeAndValue(
        oid, CharacterStrings.text(type, value.content(), where), type);
  }

  private static String spoken(String oid) {
    return SubjectAttributeType.ofOid(oid).wireName();
  }
}
