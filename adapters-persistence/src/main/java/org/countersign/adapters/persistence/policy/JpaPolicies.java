package org.countersign.adapters.persistence.policy;

import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.adapters.persistence.document.PolicyDocuments;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.adapters.persistence.transaction.PagedQuery;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.application.port.persistence.Policies;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.policy.CertificatePolicy;

/** Policies in the database. */
public final class JpaPolicies implements Policies {

  private final OpenUnit unit;

  public JpaPolicies(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void add(CertificatePolicy policy) {
    unit.insert(PolicyRow.of(policy));
  }

  @Override
  public Optional<CertificatePolicy> find(UUID id) {
    return unit.findAnew(PolicyRow.class, id).map(PolicyRow::toPolicy);
  }

  @Override
  public Page<CertificatePolicy> list(UUID projectId, String search, PageRequest page) {
    return new PagedQuery<>(unit, PolicyRow.class)
        .where("r.projectId = :projectId", "projectId", projectId)
        .whereContains(search)
        .page("r.name, r.id", page, PolicyRow::toPolicy);
  }

  @Override
  public void update(CertificatePolicy policy) {
    int updated =
        unit.execute(
            unit.entityManager()
                .createQuery(
                    "update PolicyRow r set r.name = :name, r.description = :description,"
                        + " r.searchText = :searchText, r.rules = :rules,"
                        + " r.policyVersion = :version, r.updatedAt = :updatedAt"
                        + " where r.id = :id and r.policyVersion = :versionBefore")
                .setParameter("name", policy.name())
                .setParameter("description", StorableText.of(policy.description()))
                .setParameter("searchText", PolicyRow.searchText(policy))
                .setParameter("rules", PolicyDocuments.of(policy.rules().document()))
                .setParameter("version", policy.version())
                .setParameter("updatedAt", Moments.toMicros(policy.updatedAt()))
                .setParameter("id", policy.id())
                .setParameter("versionBefore", policy.version() - 1));
    if (updated == 0) {
      throw unit.lost(new ConcurrentChange("another version of the policy is stored"));
    }
    unit.noteChange();
  }

  @Override
  public void remove(UUID id) {
    unit.delete(PolicyRow.class, id);
    unit.noteChange();
  }
}
