package org.countersign.adapters.rest.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.domain.request.ClaimedContent;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.validation.FieldError;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectAttributeType;

/** Reads the attributes of a request without a CSR, by the names that requests have for them. */
final class AttributeFields {

  private static final int MAX_SUBJECT_CHARACTERS = 255;
  private static final int MAX_ATTRIBUTES = 64;
  private static final int MAX_NAMES = 100;
  private static final int MAX_NAME_CHARACTERS = 2048;
  private static final int MAX_USAGES = 64;
  private static final int MAX_USAGE_CHARACTERS = 255;

  /** Those that have a member of their own; all can be in the list {@code subject}. */
  private static final List<Map.Entry<String, SubjectAttributeType>> MEMBERS =
      List.of(
          Map.entry("commonName", SubjectAttributeType.COMMON_NAME),
          Map.entry("organization", SubjectAttributeType.ORGANIZATION),
          Map.entry("organizationalUnit", SubjectAttributeType.ORGANIZATIONAL_UNIT),
          Map.entry("country", SubjectAttributeType.COUNTRY),
          Map.entry("state", SubjectAttributeType.STATE),
          Map.entry("locality", SubjectAttributeType.LOCALITY));

  private final Fields attributes;

  private AttributeFields(Fields attributes) {
    this.attributes = attributes;
  }

  /** The members that a CSR has, too, and that say nothing beside one. */
  static List<String> ofTheCsr() {
    return Stream.concat(
            MEMBERS.stream().map(Map.Entry::getKey),
            Stream.of(
                "subject",
                "altNames",
                "keyUsages",
                "extendedKeyUsages",
                "keyAlgorithm",
                "signatureAlgorithm"))
        .toList();
  }

  /**
   * What is wrong is told to the object.
   *
   * @param ttl beside the attributes
   */
  static JudgedRequest read(Fields attributes, Optional<Duration> ttl) {
    return new AttributeFields(attributes).read(ttl);
  }

  private JudgedRequest read(Optional<Duration> ttl) {
    Optional<Fields> constraints = attributes.object("basicConstraints");
    constraints.ifPresent(given -> given.requirePresent("isCA"));
    Optional<Integer> pathLength = constraints.flatMap(given -> given.integer("pathLength"));
    DistinguishedName subject = subject();
    List<RequestedName> names = names();
    Optional<Set<KeyUsage>> keyUsages =
        usages("keyUsages", KeyUsage::ofWireName, KeyUsage.known()).map(LinkedHashSet::new);
    Optional<List<ExtendedKeyUsage>> extendedKeyUsages =
        usages("extendedKeyUsages", ExtendedKeyUsage::ofWireName, ExtendedKeyUsage.known());
    Optional<KeyAlgorithm> keyAlgorithm =
        named("keyAlgorithm", KeyAlgorithm::ofName, "key algorithm", KeyAlgorithm.known());
    Optional<SignatureAlgorithm> signatureAlgorithm =
        named(
            "signatureAlgorithm",
            SignatureAlgorithm::ofName,
            "signature algorithm",
            SignatureAlgorithm.known());
    ClaimedContent content =
        new ClaimedContent(
            subject,
            names,
            keyUsages,
            extendedKeyUsages,
            constraints.map(given -> constraints(given, pathLength)),
            signatureAlgorithm);
    return JudgedRequest.asClaimed(content, keyAlgorithm, pathLength, ttl);
  }

  private static BasicConstraints constraints(Fields given, Optional<Integer> pathLength) {
    boolean ca = given.flag("isCA").orElse(false);
    return ca
        ? BasicConstraints.authority(pathLength.filter(length -> length >= 0).orElse(-1))
        : BasicConstraints.END_ENTITY;
  }

  private DistinguishedName subject() {
    DistinguishedName subject = DistinguishedName.EMPTY;
    for (Map.Entry<String, SubjectAttributeType> member : MEMBERS) {
      Optional<String> value = attributes.text(member.getKey(), MAX_SUBJECT_CHARACTERS);
      subject = value.isPresent() ? subject.with(member.getValue(), value.get()) : subject;
    }
    for (Fields attribute : attributes.objects("subject", MAX_ATTRIBUTES).orElse(List.of())) {
      Optional<SubjectAttributeType> type = type(attribute);
      String value = attribute.requiredText("value", MAX_SUBJECT_CHARACTERS);
      subject = type.isPresent() ? subject.with(type.get(), value) : subject;
    }
    return subject;
  }

  private static Optional<SubjectAttributeType> type(Fields attribute) {
    Optional<SubjectAttributeType> type =
        attribute.text("type", MAX_USAGE_CHARACTERS).flatMap(SubjectAttributeType::ofWireName);
    if (type.isEmpty()) {
      attribute.reject(
          "type",
          FieldError.INVALID_ENUM_VALUE,
          "Subject attribute type must be one of: "
              + SubjectAttributeType.NAMED.stream()
                  .map(SubjectAttributeType::wireName)
                  .collect(Collectors.joining(", "))
              + ", or a dotted object identifier");
    }
    return type;
  }

  private List<RequestedName> names() {
    List<RequestedName> names = new ArrayList<>();
    for (Fields name : attributes.objects("altNames", MAX_NAMES).orElse(List.of())) {
      GeneralNameKind kind = kind(name);
      String value = name.text("value", MAX_NAME_CHARACTERS).orElse("").strip();
      if (value.isEmpty()) {
        name.reject("value", FieldError.TOO_SMALL, "SAN value cannot be empty");
      }
      names.add(new RequestedName(kind, value));
    }
    return names;
  }

  private static GeneralNameKind kind(Fields name) {
    Optional<GeneralNameKind> kind =
        name.text("type", MAX_USAGE_CHARACTERS).flatMap(GeneralNameKind::ofWireName);
    if (kind.isEmpty()) {
      name.reject(
          "type",
          FieldError.INVALID_ENUM_VALUE,
          "SAN type must be one of: dns_name, ip_address, email, uri");
    }
    return kind.orElse(GeneralNameKind.DNS_NAME);
  }

  private <U> Optional<List<U>> usages(
      String member, Function<String, Optional<U>> parse, String known) {
    return attributes
        .texts(member, MAX_USAGES, MAX_USAGE_CHARACTERS)
        .map(
            texts -> {
              List<U> usages = new ArrayList<>();
              for (int i = 0; i < texts.size(); i++) {
                Optional<U> usage = parse.apply(texts.get(i));
                if (usage.isEmpty()) {
                  attributes.reject(
                      member + "." + i,
                      FieldError.INVALID_ENUM_VALUE,
                      "Unknown usage " + QuotedText.quoted(texts.get(i)) + "; known: " + known);
                }
                usage.ifPresent(usages::add);
              }
              return List.copyOf(usages);
            });
  }

  private <A> Optional<A> named(
      String member, Function<String, Optional<A>> parse, String noun, String known) {
    Optional<String> text = attributes.text(member, MAX_USAGE_CHARACTERS);
    Optional<A> algorithm = text.flatMap(parse);
    if (text.isPresent() && algorithm.isEmpty()) {
      attributes.reject(
          member,
          FieldError.INVALID_ENUM_VALUE,
          "Unknown " + noun + " " + QuotedText.quoted(text.get()) + "; known: " + known);
    }
    return algorithm;
  }
}
