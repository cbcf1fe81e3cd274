package org.countersign.adapters.rest.certificate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * The subject on the wire, its members among those of the object that {@link JsonUnwrapped} holds
 * it: the first value of the attributes that are in most certificates, the whole for people, and
 * every attribute in encoded order.
 */
public record SubjectAnswer(
    String subject,
    Optional<String> commonName,
    Optional<String> organization,
    Optional<String> organizationalUnit,
    Optional<String> country,
    Optional<String> state,
    Optional<String> locality,
    List<Attribute> subjectAttributes) {

  /**
   * @param type the name in policies, or the dotted object identifier
   */
  public record Attribute(String type, String value) {

    private static Attribute of(AttributeTypeAndValue attribute) {
      return new Attribute(attribute.type().wireName(), attribute.value());
    }
  }

  public static SubjectAnswer of(DistinguishedName name) {
    return new SubjectAnswer(
        name.toString(),
        name.first(SubjectAttributeType.COMMON_NAME),
        name.first(SubjectAttributeType.ORGANIZATION),
        name.first(SubjectAttributeType.ORGANIZATIONAL_UNIT),
        name.first(SubjectAttributeType.COUNTRY),
        name.first(SubjectAttributeType.STATE),
        name.first(SubjectAttributeType.LOCALITY),
        name.attributes().map(Attribute::of).toList());
  }
}
