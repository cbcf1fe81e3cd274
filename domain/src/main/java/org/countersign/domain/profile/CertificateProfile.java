package org.countersign.domain.profile;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.profile.Enrollment.UnservedConfig;
import org.countersign.domain.text.Slug;
import org.countersign.domain.validation.FieldError;

/**
 * A certificate profile: through which door, by which CA and under which policy certificates are
 * issued, and what fills the gaps of a request.
 *
 * @param caId empty exactly when the issuer type is self-signed
 * @param slug unique in its project
 * @param description may be blank; at most 1000 characters
 * @param version 1 when made, one more with each change
 */
public record CertificateProfile(
    UUID id,
    UUID projectId,
    Optional<UUID> caId,
    UUID certificatePolicyId,
    String slug,
    String description,
    Enrollment enrollment,
    IssuerType issuerType,
    ProfileDefaults defaults,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  public static final int MAX_DESCRIPTION_CHARACTERS = 1000;

  public CertificateProfile {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(certificatePolicyId, "certificatePolicyId");
    if (!Slug.isSlug(slug)) {
      throw new IllegalArgumentException(
          "profile slug is not a slug of 1 to 255 characters: " + slug);
    }
    if (description.length() > MAX_DESCRIPTION_CHARACTERS) {
      throw new IllegalArgumentException(
          "profile description has "
              + description.length()
              + " characters; at most 1000 are allowed");
    }
    Objects.requireNonNull(enrollment, "enrollment");
    if (caId.isPresent() != (issuerType == IssuerType.CA)) {
      throw new IllegalArgumentException("a profile has a CA exactly when its issuer type is ca");
    }
    Objects.requireNonNull(defaults, "defaults");
    if (version < 1) {
      throw new IllegalArgumentException("profile version is " + version + "; the first is 1");
    }
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(updatedAt, "updatedAt");
  }

  /**
   * The profile that a document describes.
   *
   * @throws IllegalArgumentException when {@link ProfileDocument#check} finds an error in it
   */
  public static CertificateProfile of(
      UUID id,
      UUID projectId,
      ProfileDocument document,
      int version,
      Instant createdAt,
      Instant updatedAt) {
    List<FieldError> errors = document.check();
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException("profile has errors: " + errors);
    }
    return new CertificateProfile(
        id,
        projectId,
        Optional.ofNullable(document.caId()),
        document.certificatePolicyId(),
        document.slug(),
        Optional.ofNullable(document.description()).orElse(""),
        Enrollment.of(document),
        document.issuer().orElseThrow(),
        Optional.ofNullable(document.defaults())
            .map(ProfileDefaults::of)
            .orElse(ProfileDefaults.NONE),
        version,
        createdAt,
        updatedAt);
  }

  /** This profile as it could have been written. */
  public ProfileDocument document() {
    return new ProfileDocument(
        caId.orElse(null),
        certificatePolicyId,
        slug,
        description,
        enrollment.method().wireName(),
        issuerType.wireName(),
        enrollment.api().map(ApiConfig::document).orElse(null),
        enrollment.est().map(UnservedConfig::json).orElse(null),
        enrollment.acme().map(UnservedConfig::json).orElse(null),
        defaults.document());
  }

  /** This profile, changed: its next version. */
  public CertificateProfile changedTo(ProfileDocument document, Instant now) {
    return of(id, projectId, document, version + 1, createdAt, now);
  }

  /**
   * SHA-256 over all but name and description, lower-case hex: by it a request says which profile
   * served it.
   */
  public String fingerprint() {
    return ProfileFingerprint.of(this);
  }
}
