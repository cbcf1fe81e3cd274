package org.countersign.domain.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.domain.text.Slug;
import org.countersign.domain.validation.FieldError;

/** Finds everything that is wrong with a profile as it was written. */
final class ProfileCheck {

  private final ProfileDocument document;
  private final List<FieldError> errors = new ArrayList<>();

  ProfileCheck(ProfileDocument document) {
    this.document = document;
  }

  List<FieldError> errors() {
    checkSlug();
    checkDescription();
    if (document.certificatePolicyId() == null) {
      add(FieldError.INVALID_TYPE, "certificatePolicyId", "Certificate policy ID is required");
    }
    checkEnrollment();
    checkIssuer();
    checkApiConfig();
    if (document.defaults() != null) {
      errors.addAll(ProfileDefaults.check(document.defaults(), "defaults"));
    }
    return List.copyOf(errors);
  }

  private void checkSlug() {
    String slug = document.slug();
    if (slug == null) {
      add(FieldError.INVALID_TYPE, "slug", "Slug is required");
    } else if (slug.isEmpty()) {
      add(FieldError.TOO_SMALL, "slug", "Slug cannot be empty");
    } else if (slug.length() > Slug.MAX_CHARACTERS) {
      add(FieldError.TOO_BIG, "slug", "Slug cannot exceed " + Slug.MAX_CHARACTERS + " characters");
    } else if (!Slug.isSlug(slug)) {
      add(
          FieldError.INVALID_STRING,
          "slug",
          "Slug must contain only lowercase letters, numbers, and hyphens");
    }
  }

  private void checkDescription() {
    if (document.description() != null
        && document.description().length() > CertificateProfile.MAX_DESCRIPTION_CHARACTERS) {
      add(
          FieldError.TOO_BIG,
          "description",
          "Description cannot exceed "
              + CertificateProfile.MAX_DESCRIPTION_CHARACTERS
              + " characters");
    }
  }

  private void checkEnrollment() {
    Optional<EnrollmentMethod> method = document.enrollmentMethod();
    if (method.isEmpty()) {
      add(
          document.enrollmentType() == null
              ? FieldError.INVALID_TYPE
              : FieldError.INVALID_ENUM_VALUE,
          "enrollmentType",
          "Enrollment type must be one of: api, est, acme, scep");
      return;
    }
    switch (method.get()) {
      case API -> requireConfiguration("API", "apiConfig", document.apiConfig());
      case EST -> requireConfiguration("EST", "estConfig", document.estConfig());
      case ACME -> requireConfiguration("ACME", "acmeConfig", document.acmeConfig());
      case SCEP -> {}
    }
  }

  private void requireConfiguration(String name, String member, Object configuration) {
    if (configuration == null) {
      add(FieldError.CUSTOM, member, name + " enrollment type requires " + name + " configuration");
    }
  }

  private void checkIssuer() {
    Optional<IssuerType> issuer = document.issuer();
    if (issuer.isEmpty()) {
      add(
          FieldError.INVALID_ENUM_VALUE,
          "issuerType",
          "Issuer type must be one of: ca, self-signed");
      return;
    }
    if (issuer.get() == IssuerType.CA && document.caId() == null) {
      add(FieldError.CUSTOM, "caId", "CA issuer type requires a CA ID");
    }
    if (issuer.get() == IssuerType.SELF_SIGNED) {
      checkSelfSigned();
    }
  }

  private void checkSelfSigned() {
    if (document.caId() != null) {
      add(FieldError.CUSTOM, "caId", "Self-signed issuer type cannot have a CA ID");
    }
    boolean otherDoor =
        document.enrollmentMethod().filter(method -> method != EnrollmentMethod.API).isPresent();
    if (otherDoor) {
      add(
          FieldError.CUSTOM,
          "enrollmentType",
          "Self-signed issuer type only supports API enrollment");
    }
  }

  private void checkApiConfig() {
    Integer days = document.apiConfig() == null ? null : document.apiConfig().renewBeforeDays();
    if (days != null && days < 1) {
      add(
          FieldError.TOO_SMALL,
          "apiConfig.renewBeforeDays",
          "Renew before days must be at least 1");
    } else if (days != null && days > ApiConfig.MAX_RENEW_BEFORE_DAYS) {
      add(
          FieldError.TOO_BIG,
          "apiConfig.renewBeforeDays",
          "Renew before days cannot exceed " + ApiConfig.MAX_RENEW_BEFORE_DAYS);
    }
  }

  private void add(String code, String path, String message) {
    errors.add(new FieldError(code, path, message));
  }
}
