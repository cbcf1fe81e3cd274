package org.countersign.adapters.persistence.authority;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.adapters.persistence.transaction.PagedQuery;
import org.countersign.application.port.persistence.Authorities;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.application.search.AuthorityCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.authority.AuthorityStatus;
import org.countersign.domain.authority.CertificateAuthority;

/** CAs and their certificates in the database. */
public final class JpaAuthorities implements Authorities {

  private final OpenUnit unit;

  public JpaAuthorities(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void add(CertificateAuthority authority) {
    unit.insert(AuthorityRow.of(authority));
    authority.certificate().map(AuthorityCertificateRow::of).ifPresent(unit::insert);
  }

  @Override
  public Optional<CertificateAuthority> find(UUID id) {
    return unit.find(AuthorityRow.class, id).map(this::withCertificate);
  }

  private CertificateAuthority withCertificate(AuthorityRow row) {
    return row.toAuthority(row.certificateId().flatMap(this::findCertificate));
  }

  @Override
  public Optional<AuthorityCertificate> findCertificate(UUID certificateId) {
    return unit.find(AuthorityCertificateRow.class, certificateId)
        .map(AuthorityCertificateRow::toAuthorityCertificate);
  }

  @Override
  public List<AuthorityCertificate> chainOf(UUID certificateId) {
    List<AuthorityCertificate> chain = new ArrayList<>();
    Optional<AuthorityCertificate> next = findCertificate(certificateId);
    while (next.isPresent()) {
      chain.add(next.get());
      next = next.get().issuerCertificateId().flatMap(this::findCertificate);
    }
    return chain;
  }

  @Override
  public Page<CertificateAuthority> list(AuthorityCriteria search, PageRequest page) {
    return new PagedQuery<>(unit, AuthorityRow.class)
        .where("r.projectId = :projectId", "projectId", search.projectId())
        .whereIfPresent("r.status = :status", "status", search.status().map(AuthorityStatus::name))
        .whereContains(search.text())
        .page("r.name, r.id", page, this::withCertificate);
  }

  @Override
  public List<CertificateAuthority> firstToExpire(int limit) {
    return unit.entityManager()
        .createQuery(
            "select r from AuthorityRow r, AuthorityCertificateRow c where c.id = r.certificateId"
                + " and r.status = :status order by c.notAfter, r.id",
            AuthorityRow.class)
        .setParameter("status", AuthorityStatus.ACTIVE.name())
        .setMaxResults(limit)
        .getResultStream()
        .map(this::withCertificate)
        .toList();
  }

  @Override
  public void update(CertificateAuthority authority) {
    unit.existing(AuthorityRow.class, authority.id()).set(authority);
    unit.flush();
    authority
        .certificate()
        .filter(certificate -> findCertificate(certificate.id()).isEmpty())
        .map(AuthorityCertificateRow::of)
        .ifPresent(unit::insert);
    unit.noteChange();
  }

  @Override
  public void remove(UUID id) {
    unit.deleteAll(AuthorityCertificateRow.class, "r.authorityId = :id", id);
    unit.delete(AuthorityRow.class, id);
    // Until just now a request that was being issued may have become a certificate.
    if (hasIssued(id)) {
      throw unit.lost(new ConcurrentChange("the CA has issued a certificate"));
    }
    unit.noteChange();
  }

  @Override
  public boolean isInUse(UUID id) {
    return isNamed("AuthorityRow r where r.parentId = :id", id)
        || isNamed("ProfileRow r where r.authorityId = :id", id)
        || hasIssued(id);
  }

  private boolean hasIssued(UUID id) {
    return !unit.query(
            row -> row.getInt(1),
            "SELECT 1 FROM signed_content s JOIN certificate c ON c.id = s.certificate_id"
                + " WHERE s.authority_id = ? LIMIT 1",
            id)
        .isEmpty();
  }

  private boolean isNamed(String by, UUID id) {
    return !unit.entityManager()
        .createQuery("select r.id from " + by, UUID.class)
        .setParameter("id", id)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }
}
