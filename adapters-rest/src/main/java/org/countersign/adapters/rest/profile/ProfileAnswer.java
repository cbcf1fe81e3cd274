package org.countersign.adapters.rest.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.rest.json.Json;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.profile.ManageCertificateProfiles.Detailed;
import org.countersign.application.search.CertificateCounts;
import org.countersign.application.search.Page;
import org.countersign.domain.profile.ApiConfig;
import org.countersign.domain.profile.CertificateProfile;
import org.countersign.domain.profile.DefaultsDocument;

/**
 * A certificate profile on the wire.
 *
 * @param defaults as they were written
 * @param certificateAuthority the CA it names; here and in the next two only where a profile is
 *     read, not where it is written
 * @param certificatePolicy the policy it names
 * @param metrics how many certificates were issued under it
 */
record ProfileAnswer(
    UUID id,
    UUID projectId,
    Optional<UUID> caId,
    UUID certificatePolicyId,
    String slug,
    String description,
    String enrollmentType,
    String issuerType,
    Optional<ApiConfig> apiConfig,
    Optional<JsonNode> estConfig,
    Optional<JsonNode> acmeConfig,
    DefaultsDocument defaults,
    int version,
    Instant createdAt,
    Instant updatedAt,
    Optional<AuthorityName> certificateAuthority,
    Optional<PolicyName> certificatePolicy,
    Optional<Metrics> metrics) {

  record AuthorityName(UUID id, String name, String status) {}

  record PolicyName(UUID id, String name) {}

  record Metrics(
      long totalCertificates,
      long activeCertificates,
      long expiringCertificates,
      long expiredCertificates,
      long revokedCertificates) {

    static Metrics of(CertificateCounts counts) {
      return new Metrics(
          counts.total(), counts.active(), counts.expiring(), counts.expired(), counts.revoked());
    }
  }

  static ProfileAnswer of(Detailed detailed) {
    return of(
        detailed.profile(),
        detailed
            .authority()
            .map(ca -> new AuthorityName(ca.id(), ca.name(), ca.status().wireName())),
        Optional.of(new PolicyName(detailed.policy().id(), detailed.policy().name())),
        Optional.of(Metrics.of(detailed.counts())));
  }

  private static ProfileAnswer of(
      CertificateProfile profile,
      Optional<AuthorityName> authority,
      Optional<PolicyName> policy,
      Optional<Metrics> metrics) {
    return new ProfileAnswer(
        profile.id(),
        profile.projectId(),
        profile.caId(),
        profile.certificatePolicyId(),
        profile.slug(),
        profile.description(),
        profile.enrollment().method().wireName(),
        profile.issuerType().wireName(),
        profile.enrollment().api(),
        profile.enrollment().est().map(config -> Json.read(config.json())),
        profile.enrollment().acme().map(config -> Json.read(config.json())),
        profile.defaults().document(),
        profile.version(),
        profile.createdAt(),
        profile.updatedAt(),
        authority,
        policy,
        metrics);
  }

  record One(ProfileAnswer certificateProfile) implements JsonAnswer {

    static One of(Detailed detailed) {
      return new One(ProfileAnswer.of(detailed));
    }

    static One of(CertificateProfile profile) {
      return new One(
          ProfileAnswer.of(profile, Optional.empty(), Optional.empty(), Optional.empty()));
    }
  }

  record Many(List<ProfileAnswer> certificateProfiles, long totalCount) implements JsonAnswer {

    static Many of(Page<Detailed> page) {
      return new Many(page.map(ProfileAnswer::of).items(), page.totalCount());
    }
  }
}
