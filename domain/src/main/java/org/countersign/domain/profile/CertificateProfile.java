package org.countersign.domain.profile;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.policy.Slug;

/**
 * A certificate profile: through which door, by which CA and under which policy certificates are
 * issued, and what fills the gaps of a request.
 *
 * @param caId empty exactly when the issuer type is self-signed
 * @param slug unique in its project
 * @param description may be blank; at most 1000 characters
 * @param estConfig JSON text that the EST adapter reads
 * @param acmeConfig JSON text that the ACME adapter reads
 * @param version 1 when made, one more with each change
 */
public record CertificateProfile(
    UUID id,
    UUID projectId,
    Optional<UUID> caId,
    UUID certificatePolicyId,
    String slug,
    String description,
    EnrollmentMethod enrollmentMethod,
    IssuerType issuerType,
    Optional<ApiConfig> apiConfig,
    Optional<String> estConfig,
    Optional<String> acmeConfig,
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
    Objects.requireNonNull(enrollmentMethod, "enrollmentMethod");
    if (caId.isPresent() != (issuerType == IssuerType.CA)) {
      throw new IllegalArgumentException("a profile has a CA exactly when its issuer type is ca");
    }
    Objects.requireNonNull(apiConfig, "apiConfig");
    Objects.requireNonNull(estConfig, "estConfig");
    Objects.requireNonNull(acmeConfig, "acmeConfig");
    Objects.requireNonNull(defaults, "defaults");
    if (version < 1) {
      throw new IllegalArgumentException("profile version is " + version + "; the first is 1");
    }
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(updatedAt, "updatedAt");
  }
}
