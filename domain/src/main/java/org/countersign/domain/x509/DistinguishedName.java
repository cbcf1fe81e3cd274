package org.countersign.domain.x509;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A distinguished name (RFC 5280, 4.1.2.4): its parts in the order in which they are encoded.
 *
 * <p>May be empty: a certificate whose names are all in the subjectAltName has an empty subject
 * (4.1.2.6).
 */
public record DistinguishedName(List<RelativeDistinguishedName> parts) {

  public static final DistinguishedName EMPTY = new DistinguishedName(List.of());

  public DistinguishedName {
    parts = List.copyOf(parts);
  }

  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Every attribute, in order. */
  public Stream<AttributeTypeAndValue> attributes() {
    return parts.stream().flatMap(part -> part.attributes().stream());
  }

  /** Every value of one attribute type, in order. */
  public List<String> values(SubjectAttributeType type) {
    List<String> values = new ArrayList<>();
    for (RelativeDistinguishedName part : parts) {
      for (AttributeTypeAndValue attribute : part.attributes()) {
        if (attribute.oid().equals(type.oid())) {
          values.add(attribute.value());
        }
      }
    }
    return Collections.unmodifiableList(values);
  }

  /** The first value of one attribute type: what a list of certificates shows. */
  public Optional<String> first(SubjectAttributeType type) {
    return values(type).stream().findFirst();
  }

  /**
   * The attributes for which a condition holds, in the parts and the order in which they are; a
   * part without any is left out. This name itself when the condition holds for all.
   */
  public DistinguishedName only(Predicate<AttributeTypeAndValue> condition) {
    if (attributes().allMatch(condition)) {
      return this;
    }
    List<RelativeDistinguishedName> kept = new ArrayList<>();
    for (RelativeDistinguishedName part : parts) {
      List<AttributeTypeAndValue> attributes =
          part.attributes().stream().filter(condition).toList();
      if (!attributes.isEmpty()) {
        kept.add(new RelativeDistinguishedName(attributes));
      }
    }
    return new DistinguishedName(kept);
  }

  /** This name with one more attribute behind the others. */
  public DistinguishedName with(SubjectAttributeType type, String value) {
    RelativeDistinguishedName added =
        RelativeDistinguishedName.of(AttributeTypeAndValue.of(type, value));
    return new DistinguishedName(Stream.concat(parts.stream(), Stream.of(added)).toList());
  }

  /**
   * For people, in encoded order: {@code C=DE, O=Example, CN=a.example}. Not escaped: nothing
   * parses it.
   */
  @Override
  public String toString() {
    return parts.stream().map(DistinguishedName::text).collect(Collectors.joining(", "));
  }

  private static String text(RelativeDistinguishedName part) {
    return part.attributes().stream()
        .map(attribute -> attribute.type().shortName() + "=" + attribute.value())
        .collect(Collectors.joining("+"));
  }
}
