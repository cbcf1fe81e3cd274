package org.countersign.domain.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.RelativeDistinguishedName;
import org.countersign.domain.x509.StringType;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * The subject of a CSR as it can be judged and certified: a country in upper case and a
 * PrintableString (RFC 5280, appendix A.1; X.520, 6.3.1), and of several values of one attribute
 * type in one part each in a part of its own (X.501, 9.3). All else is as it was.
 *
 * @param deviations what was not so
 */
public record NormalizedSubject(DistinguishedName name, List<Deviation> deviations) {

  public NormalizedSubject {
    deviations = List.copyOf(deviations);
  }

  public static NormalizedSubject of(DistinguishedName subject) {
    if (isNormal(subject)) {
      return new NormalizedSubject(subject, List.of());
    }
    List<Deviation> deviations = new ArrayList<>();
    List<RelativeDistinguishedName> parts = new ArrayList<>();
    for (RelativeDistinguishedName part : subject.parts()) {
      parts.addAll(split(part, deviations));
    }
    List<RelativeDistinguishedName> normal = new ArrayList<>();
    for (RelativeDistinguishedName part : parts) {
      List<AttributeTypeAndValue> attributes = new ArrayList<>();
      for (AttributeTypeAndValue attribute : part.attributes()) {
        attributes.add(isOddCountry(attribute) ? country(attribute, deviations) : attribute);
      }
      normal.add(new RelativeDistinguishedName(attributes));
    }
    return new NormalizedSubject(new DistinguishedName(normal), deviations);
  }

  /** As nearly every subject is: nothing is made anew for it. */
  private static boolean isNormal(DistinguishedName subject) {
    for (RelativeDistinguishedName part : subject.parts()) {
      if (part.attributes().size() > 1 || isOddCountry(part.attributes().get(0))) {
        return false;
      }
    }
    return true;
  }

  /** The first of each type stays in the part, the others follow in parts of their own. */
  private static List<RelativeDistinguishedName> split(
      RelativeDistinguishedName part, List<Deviation> deviations) {
    Set<String> types = new HashSet<>();
    List<AttributeTypeAndValue> first = new ArrayList<>();
    List<RelativeDistinguishedName> parts = new ArrayList<>();
    for (AttributeTypeAndValue attribute : part.attributes()) {
      if (types.add(attribute.oid())) {
        first.add(attribute);
      } else {
        parts.add(RelativeDistinguishedName.of(attribute));
        deviations.add(
            new Deviation(
                field(attribute),
                name(attribute)
                    + " stands more than once in one part of the subject; each value is issued in"
                    + " a part of its own (X.501, 9.3)"));
      }
    }
    parts.add(0, new RelativeDistinguishedName(first));
    return parts;
  }

  private static boolean isOddCountry(AttributeTypeAndValue attribute) {
    String value = attribute.value();
    return attribute.oid().equals(SubjectAttributeType.COUNTRY.oid())
        && value.length() == 2
        && isLetter(value.charAt(0))
        && isLetter(value.charAt(1))
        && (attribute.stringType() == StringType.UTF8
            || attribute.stringType() == StringType.PRINTABLE
                && (isLower(value.charAt(0)) || isLower(value.charAt(1))));
  }

  private static AttributeTypeAndValue country(
      AttributeTypeAndValue attribute, List<Deviation> deviations) {
    String upper = attribute.value().toUpperCase(Locale.ROOT);
    deviations.add(
        new Deviation(
            field(attribute),
            "country '"
                + attribute.value()
                + "' is "
                + (upper.equals(attribute.value())
                    ? "a UTF8String"
                    : attribute.stringType() == StringType.UTF8
                        ? "a UTF8String and not in upper case"
                        : "not in upper case")
                + "; it is issued as '"
                + upper
                + "', a PrintableString (RFC 5280, appendix A.1)"));
    return new AttributeTypeAndValue(attribute.oid(), upper, StringType.PRINTABLE);
  }

  private static String name(AttributeTypeAndValue attribute) {
    return attribute.type().wireName();
  }

  private static String field(AttributeTypeAndValue attribute) {
    return "subject." + name(attribute);
  }

  private static boolean isLetter(char c) {
    return isLower(c) || (c >= 'A' && c <= 'Z');
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }
}
