package org.countersign.domain.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.validation.FieldError;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectAttributeType;

/** Finds everything that is wrong with the defaults of a profile. */
final class DefaultsCheck {

  /** 100 years, the longest that a certificate can be asked for. */
  private static final int MAX_TTL_DAYS = 100 * 365;

  private final DefaultsDocument document;
  private final String path;
  private final List<FieldError> errors = new ArrayList<>();

  DefaultsCheck(DefaultsDocument document, String path) {
    this.document = document;
    this.path = path;
  }

  List<FieldError> errors() {
    checkTtl();
    for (SubjectAttributeType type : DefaultsDocument.SUBJECT_TYPES) {
      checkSubject(type, document.subject(type));
    }
    checkUsages("keyUsages", document.keyUsages(), KeyUsage::ofWireName, KeyUsage.known());
    checkUsages(
        "extendedKeyUsages",
        document.extendedKeyUsages(),
        ExtendedKeyUsage::ofWireName,
        ExtendedKeyUsage.known());
    checkName(
        "keyAlgorithm",
        "key algorithm",
        document.keyAlgorithm(),
        KeyAlgorithm::ofName,
        KeyAlgorithm.known());
    checkName(
        "signatureAlgorithm",
        "signature algorithm",
        document.signatureAlgorithm(),
        SignatureAlgorithm::ofName,
        SignatureAlgorithm.known());
    checkBasicConstraints();
    return List.copyOf(errors);
  }

  private void checkTtl() {
    Integer days = document.ttlDays();
    if (days != null && days < 1) {
      add(FieldError.TOO_SMALL, "ttlDays", "TTL must be a positive number");
    } else if (days != null && days > MAX_TTL_DAYS) {
      add(FieldError.TOO_BIG, "ttlDays", "TTL cannot exceed " + MAX_TTL_DAYS + " days (100 years)");
    }
  }

  private void checkSubject(SubjectAttributeType type, String value) {
    if (value == null) {
      return;
    }
    int length = value.codePointCount(0, value.length());
    if (value.isBlank()) {
      add(FieldError.TOO_SMALL, member(type), "Value cannot be empty");
    } else if (type.equals(SubjectAttributeType.COUNTRY) && !value.matches("[A-Za-z]{2}")) {
      add(
          FieldError.INVALID_STRING,
          member(type),
          "Country must be a two-letter code (ISO 3166-1)");
    } else if (length > type.maxCharacters()) {
      add(
          FieldError.TOO_BIG,
          member(type),
          "Value has " + length + " characters; at most " + type.maxCharacters() + " are allowed");
    }
  }

  private static String member(SubjectAttributeType type) {
    return switch (type.wireName()) {
      case "common_name" -> "commonName";
      case "organizational_unit" -> "organizationalUnit";
      default -> type.wireName();
    };
  }

  private <U> void checkUsages(
      String member, List<String> names, Function<String, Optional<U>> parse, String known) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; names != null && i < names.size(); i++) {
      String name = names.get(i);
      String at = member + "." + i;
      if (name == null || name.isBlank()) {
        add(FieldError.TOO_SMALL, at, "Value cannot be empty");
      } else if (parse.apply(name).isEmpty()) {
        add(
            FieldError.INVALID_ENUM_VALUE,
            at,
            "Unknown value " + QuotedText.quoted(name) + " in " + member + "; known: " + known);
      } else if (!seen.add(name)) {
        add(FieldError.CUSTOM, at, "Duplicate value '" + name + "'");
      }
    }
  }

  private <A> void checkName(
      String member, String noun, String name, Function<String, Optional<A>> parse, String known) {
    if (name != null && parse.apply(name).isEmpty()) {
      add(
          FieldError.INVALID_ENUM_VALUE,
          member,
          "Unknown " + noun + " " + QuotedText.quoted(name) + "; known: " + known);
    }
  }

  private void checkBasicConstraints() {
    DefaultsDocument.BasicConstraints constraints = document.basicConstraints();
    if (constraints == null || constraints.pathLength() == null) {
      return;
    }
    if (constraints.pathLength() < -1) {
      add(
          FieldError.TOO_SMALL,
          "basicConstraints.pathLength",
          "Path length must be -1 (unlimited) or a non-negative integer");
    } else if (!Boolean.TRUE.equals(constraints.isCA())) {
      add(
          FieldError.CUSTOM,
          "basicConstraints.pathLength",
          "Path length needs isCA to be true (RFC 5280, 4.2.1.9)");
    }
  }

  private void add(String code, String member, String message) {
    errors.add(new FieldError(code, path + "." + member, message));
  }
}
