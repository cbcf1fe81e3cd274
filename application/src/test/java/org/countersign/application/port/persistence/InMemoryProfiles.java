package org.countersign.application.port.persistence;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.application.search.ProfileCriteria;
import org.countersign.domain.profile.CertificateProfile;

/** Profiles in memory. */
public final class InMemoryProfiles implements Profiles {

  private final InMemoryTable<UUID, CertificateProfile> profiles;

  InMemoryProfiles(InMemoryTable<UUID, CertificateProfile> profiles) {
    this.profiles = profiles;
  }

  @Override
  public void add(CertificateProfile profile) {
    profiles.add(profile);
  }

  @Override
  public Optional<CertificateProfile> find(UUID id) {
    return profiles.find(id);
  }

  @Override
  public Optional<CertificateProfile> findBySlug(UUID projectId, String slug) {
    return profiles
        .rows()
        .filter(profile -> profile.projectId().equals(projectId) && profile.slug().equals(slug))
        .findFirst();
  }

  @Override
  public Page<CertificateProfile> list(ProfileCriteria search, PageRequest page) {
    return Pages.cut(
        profiles
            .rows()
            .filter(profile -> matches(profile, search))
            .sorted(
                Comparator.comparing(CertificateProfile::slug)
                    .thenComparing(profile -> profile.id().toString()))
            .toList(),
        page);
  }

  private static boolean matches(CertificateProfile profile, ProfileCriteria search) {
    return profile.projectId().equals(search.projectId())
        && search.enrollmentMethod().map(profile.enrollment().method()::equals).orElse(true)
        && search.issuerType().map(profile.issuerType()::equals).orElse(true)
        && (search.authorityId().isEmpty() || profile.caId().equals(search.authorityId()))
        && search.only().map(ids -> ids.contains(profile.id())).orElse(true)
        && SearchedText.isPartOf(search.text(), Stream.of(profile.slug(), profile.description()));
  }

  @Override
  public List<String> slugsUsingPolicy(UUID policyId) {
    return profiles
        .rows()
        .filter(profile -> profile.certificatePolicyId().equals(policyId))
        .map(CertificateProfile::slug)
        .sorted()
        .toList();
  }

  @Override
  public void update(CertificateProfile profile) {
    profiles.updateIf(profile, stored -> stored.version() == profile.version() - 1);
  }

  @Override
  public void remove(UUID id) {
    profiles.remove(id);
  }
}
