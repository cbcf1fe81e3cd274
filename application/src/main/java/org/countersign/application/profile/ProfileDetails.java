package org.countersign.application.profile;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.countersign.application.profile.ManageCertificateProfiles.Detailed;
import org.countersign.application.search.CertificateCounts;
import org.countersign.application.search.Page;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.profile.CertificateProfile;

/** Finds what profiles name and counts what was issued under them. Called inside a unit of work. */
final class ProfileDetails {

  /** The longest lead that a profile's renewal can have: who has not renewed by then has to act. */
  private static final Duration EXPIRING_WITHIN = Duration.ofDays(30);

  private final ProfileUseCases.Stores stores;
  private final Clock clock;

  ProfileDetails(ProfileUseCases.Stores stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  Detailed of(CertificateProfile profile) {
    return of(List.of(profile)).get(0);
  }

  Page<Detailed> of(Page<CertificateProfile> page) {
    return new Page<>(of(page.items()), page.totalCount());
  }

  /** Each CA and each policy is read once, however many profiles name it. */
  private List<Detailed> of(List<CertificateProfile> profiles) {
    Map<UUID, CertificateCounts> counts =
        stores
            .certificates()
            .countsByProfile(
                profiles.stream().map(CertificateProfile::id).collect(Collectors.toSet()),
                clock.instant(),
                EXPIRING_WITHIN);
    Map<UUID, Optional<CertificateAuthority>> authorities = new HashMap<>();
    Map<UUID, CertificatePolicy> policies = new HashMap<>();
    return profiles.stream()
        .map(
            profile ->
                new Detailed(
                    profile,
                    profile
                        .caId()
                        .flatMap(id -> authorities.computeIfAbsent(id, stores.authorities()::find)),
                    policies.computeIfAbsent(profile.certificatePolicyId(), this::policy),
                    counts.getOrDefault(profile.id(), CertificateCounts.NONE)))
        .toList();
  }

  /** The database holds no profile without its policy. */
  private CertificatePolicy policy(UUID id) {
    return stores.policies().find(id).orElseThrow();
  }
}
