package org.countersign.adapters.rest.authority;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.application.authority.ManageAuthorities.AuthorityChange;
import org.countersign.application.authority.ManageAuthorities.NewAuthority;
import org.countersign.domain.authority.AuthorityStatus;
import org.countersign.domain.authority.AuthorityType;
import org.countersign.domain.text.Slug;
import org.countersign.domain.validation.FieldError;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SubjectAttributeType;

/** Reads what a CA is to be out of a body. */
final class AuthorityFields {

  private static final int MAX_NAME_CHARACTERS = 64;
  private static final int MAX_FRIENDLY_NAME_CHARACTERS = 255;
  private static final int UNLIMITED = -1;

  /** No chain is that long; the number only has to fit every table. */
  private static final int MAX_PATH_LENGTH = 255;

  /** The contract's names for the attributes of a CA's subject. */
  private static final Map<SubjectAttributeType, String> NAMES =
      Map.of(
          SubjectAttributeType.COUNTRY,
          "country",
          SubjectAttributeType.STATE,
          "province",
          SubjectAttributeType.LOCALITY,
          "locality",
          SubjectAttributeType.ORGANIZATION,
          "organization",
          SubjectAttributeType.ORGANIZATIONAL_UNIT,
          "ou",
          SubjectAttributeType.COMMON_NAME,
          "commonName");

  private AuthorityFields() {}

  /** The member of {@code configuration} that holds an attribute. */
  static String nameOf(SubjectAttributeType type) {
    return NAMES.get(type);
  }

  /** A new CA; call {@code check} on the body before it is used. */
  static NewAuthority newAuthority(Fields body) {
    UUID projectId = body.requiredUuid("projectId");
    String name = name(body, body.requiredText("name", MAX_NAME_CHARACTERS));
    Fields configuration = body.requiredObject("configuration");
    AuthorityType type =
        configuration.requiredOneOf("type", AuthorityType.values(), AuthorityType::wireName);
    Optional<Instant> notBefore = configuration.moment("notBefore");
    Optional<Instant> notAfter = configuration.moment("notAfter");
    requireOrder(configuration, notBefore, notAfter);
    DistinguishedName subject = subject(configuration);
    return new NewAuthority(
        projectId,
        name,
        friendlyName(configuration, subject, name),
        type,
        subject,
        configuration
            .oneOf("keyAlgorithm", KeyAlgorithm.values(), KeyAlgorithm::wireName)
            .orElse(KeyAlgorithm.RSA_2048),
        notBefore,
        notAfter,
        configuration.integer("maxPathLength", UNLIMITED, MAX_PATH_LENGTH).orElse(UNLIMITED),
        parent(configuration, type));
  }

  /** A change of a CA; call {@code check} on the body before it is used. */
  static AuthorityChange change(Fields body) {
    return new AuthorityChange(
        body.text("name", MAX_NAME_CHARACTERS).map(name -> name(body, name)), status(body));
  }

  /** The member {@code status}, where the body has one. */
  static Optional<AuthorityStatus> status(Fields body) {
    return body.oneOf("status", AuthorityStatus.values(), AuthorityStatus::wireName);
  }

  private static String name(Fields body, String name) {
    if (!name.isBlank() && !Slug.isSlug(name)) {
      body.reject(
          "name",
          FieldError.INVALID_STRING,
          "Name must contain only lowercase letters, numbers, and hyphens");
    }
    return name;
  }

  /** In the order in which names are commonly written, the most significant part first. */
  private static DistinguishedName subject(Fields configuration) {
    DistinguishedName subject = DistinguishedName.EMPTY;
    for (SubjectAttributeType type :
        new SubjectAttributeType[] {
          SubjectAttributeType.COUNTRY,
          SubjectAttributeType.STATE,
          SubjectAttributeType.LOCALITY,
          SubjectAttributeType.ORGANIZATION,
          SubjectAttributeType.ORGANIZATIONAL_UNIT,
          SubjectAttributeType.COMMON_NAME
        }) {
      Optional<String> value =
          configuration.text(nameOf(type), type.maxCharacters()).filter(v -> !v.isBlank());
      if (value.isPresent()) {
        requirePrintable(configuration, type, value.get());
        subject = subject.with(type, value.get().strip());
      }
    }
    if (subject.isEmpty()) {
      configuration.reject(
          nameOf(SubjectAttributeType.COMMON_NAME),
          FieldError.CUSTOM,
          "The subject of a CA must not be empty: give at least a commonName (RFC 5280, 4.1.2.6)");
    }
    return subject;
  }

  private static void requirePrintable(
      Fields configuration, SubjectAttributeType type, String value) {
    if (value.codePoints().anyMatch(Character::isISOControl)) {
      configuration.reject(
          nameOf(type), FieldError.INVALID_STRING, "Value must not contain control characters");
    }
    if (type.equals(SubjectAttributeType.COUNTRY) && !value.strip().matches("[A-Za-z]{2}")) {
      configuration.reject(
          nameOf(type),
          FieldError.INVALID_STRING,
          "Country must be the two letters of ISO 3166, such as DE");
    }
  }

  private static String friendlyName(Fields configuration, DistinguishedName subject, String name) {
    return configuration
        .text("friendlyName", MAX_FRIENDLY_NAME_CHARACTERS)
        .filter(text -> !text.isBlank())
        .or(() -> subject.first(SubjectAttributeType.COMMON_NAME))
        .orElse(name);
  }

  private static void requireOrder(
      Fields configuration, Optional<Instant> notBefore, Optional<Instant> notAfter) {
    if (notBefore.isPresent()
        && notAfter.isPresent()
        && !notBefore.get().isBefore(notAfter.get())) {
      configuration.reject(
          "notBefore", FieldError.CUSTOM, "notBefore must be earlier than notAfter");
    }
  }

  private static Optional<UUID> parent(Fields configuration, AuthorityType type) {
    Optional<UUID> parent = configuration.uuid("parentCaId");
    if (parent.isPresent() && type == AuthorityType.ROOT) {
      configuration.reject(
          "parentCaId", FieldError.CUSTOM, "A root CA signs itself and cannot have a parent CA");
    }
    return parent;
  }
}
