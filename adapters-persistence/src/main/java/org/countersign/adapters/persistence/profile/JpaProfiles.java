package org.countersign.adapters.persistence.profile;

import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.adapters.persistence.document.ProfileDocuments;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.adapters.persistence.transaction.PagedQuery;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.application.port.persistence.Profiles;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.application.search.ProfileCriteria;
import org.countersign.domain.profile.CertificateProfile;
import org.countersign.domain.profile.EnrollmentMethod;
import org.countersign.domain.profile.IssuerType;

/** Profiles in the database. */
public final class JpaProfiles implements Profiles {

  private final OpenUnit unit;

  public JpaProfiles(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void add(CertificateProfile profile) {
    unit.insert(ProfileRow.of(profile));
  }

  @Override
  public Optional<CertificateProfile> find(UUID id) {
    return unit.findAnew(ProfileRow.class, id).map(ProfileRow::toProfile);
  }

  @Override
  public Optional<CertificateProfile> findBySlug(UUID projectId, String slug) {
    return unit.entityManager()
        .createQuery(
            "select r from ProfileRow r where r.projectId = :projectId and r.slug = :slug",
            ProfileRow.class)
        .setParameter("projectId", projectId)
        .setParameter("slug", StorableText.of(slug))
        .getResultStream()
        .findFirst()
        .map(ProfileRow::toProfile);
  }

  @Override
  public Page<CertificateProfile> list(ProfileCriteria search, PageRequest page) {
    if (search.only().filter(Set::isEmpty).isPresent()) {
      return new Page<>(List.of(), 0);
    }
    return new PagedQuery<>(unit, ProfileRow.class)
        .where("r.projectId = :projectId", "projectId", search.projectId())
        .whereIfPresent(
            "r.enrollmentMethod = :method",
            "method",
            search.enrollmentMethod().map(EnrollmentMethod::name))
        .whereIfPresent(
            "r.issuerType = :issuerType", "issuerType", search.issuerType().map(IssuerType::name))
        .whereIfPresent("r.authorityId = :authorityId", "authorityId", search.authorityId())
        .whereIfPresent("r.id in :only", "only", search.only())
        .whereContains(search.text())
        .page("r.slug, r.id", page, ProfileRow::toProfile);
  }

  @Override
  public List<String> slugsUsingPolicy(UUID policyId) {
    return unit.entityManager()
        .createQuery(
            "select r.slug from ProfileRow r where r.policyId = :policyId order by r.slug",
            String.class)
        .setParameter("policyId", policyId)
        .getResultList();
  }

  @Override
  public void update(CertificateProfile profile) {
    Query updating =
        unit.entityManager()
            .createQuery(
                "update ProfileRow r set r.policyId = :policyId,"
                    + OpenUnit.assignment("r.authorityId", "authorityId", profile.caId())
                    + ", r.slug = :slug, r.description = :description,"
                    + " r.searchText = :searchText, r.enrollmentMethod = :enrollmentMethod,"
                    + " r.issuerType = :issuerType, r.settings = :settings,"
                    + " r.profileVersion = :version, r.updatedAt = :updatedAt"
                    + " where r.id = :id and r.profileVersion = :versionBefore")
            .setParameter("policyId", profile.certificatePolicyId())
            .setParameter("slug", profile.slug())
            .setParameter("description", StorableText.of(profile.description()))
            .setParameter("searchText", ProfileRow.searchText(profile))
            .setParameter("enrollmentMethod", profile.enrollment().method().name())
            .setParameter("issuerType", profile.issuerType().name())
            .setParameter("settings", ProfileDocuments.of(profile))
            .setParameter("version", profile.version())
            .setParameter("updatedAt", Moments.toMicros(profile.updatedAt()))
            .setParameter("id", profile.id())
            .setParameter("versionBefore", profile.version() - 1);
    profile.caId().ifPresent(id -> updating.setParameter("authorityId", id));
    if (unit.execute(updating) == 0) {
      throw unit.lost(new ConcurrentChange("another version of the profile is stored"));
    }
    unit.noteChange();
  }

  @Override
  public void remove(UUID id) {
    unit.delete(ProfileRow.class, id);
    unit.noteChange();
  }
}
