package org.countersign.adapters.rest;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.countersign.application.access.Caller;
import org.countersign.application.authority.ManageAuthorities;
import org.countersign.application.port.persistence.CertificateAuthorityBuilder;
import org.countersign.application.port.persistence.Stores;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.AuthorityCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.authority.AuthorityStatus;
import org.countersign.domain.authority.CertificateAuthority;

/** Certification authorities that sign nothing, on stores in memory; says what it was asked for. */
final class AuthoritiesInMemory implements ManageAuthorities {

  private static final String NOT_FOUND = "Certificate Authority not found";

  private final Stores stores;
  private final AtomicReference<NewAuthority> asked = new AtomicReference<>();

  AuthoritiesInMemory(Stores stores) {
    this.stores = stores;
  }

  NewAuthority asked() {
    return asked.get();
  }

  @Override
  public CertificateAuthority create(Caller caller, NewAuthority authority) {
    asked.set(authority);
    CertificateAuthorityBuilder builder =
        CertificateAuthorityBuilder.anAuthority()
            .inProject(authority.projectId())
            .named(authority.name())
            .withFriendlyName(authority.friendlyName())
            .withSubject(authority.subject());
    return stores
        .unitOfWork()
        .commit(
            () -> {
              authority
                  .parentId()
                  .ifPresent(parent -> builder.under(stores.authorities().find(parent).get()));
              CertificateAuthority created = builder.build();
              stores.authorities().add(created);
              return created;
            });
  }

  @Override
  public CertificateAuthority find(Caller caller, UUID id) {
    return stores
        .unitOfWork()
        .commit(() -> stores.authorities().find(id))
        .orElseThrow(() -> Refused.notFound(NOT_FOUND));
  }

  @Override
  public Page<CertificateAuthority> list(
      Caller caller, AuthorityCriteria search, PageRequest page) {
    return stores.unitOfWork().commit(() -> stores.authorities().list(search, page));
  }

  @Override
  public CertificateAuthority update(Caller caller, UUID id, AuthorityChange change) {
    CertificateAuthority old = find(caller, id);
    CertificateAuthority renamed =
        change.name().map(name -> old.renamed(name, old.updatedAt())).orElse(old);
    AuthorityStatus status = change.status().orElse(old.status());
    CertificateAuthority changed = renamed.withStatus(status, old.updatedAt());
    stores
        .unitOfWork()
        .commit(
            () -> {
              stores.authorities().update(changed);
              return changed;
            });
    return changed;
  }

  @Override
  public CertificateAuthority remove(Caller caller, UUID id) {
    CertificateAuthority old = find(caller, id);
    stores
        .unitOfWork()
        .commit(
            () -> {
              stores.authorities().remove(id);
              return old;
            });
    return old;
  }

  @Override
  public List<AuthorityCertificate> chain(Caller caller, UUID id) {
    AuthorityCertificate own =
        find(caller, id)
            .certificate()
            .orElseThrow(() -> Refused.badRequest("CA does not have a certificate installed"));
    return stores.unitOfWork().commit(() -> stores.authorities().chainOf(own.id()));
  }

  @Override
  public Optional<AuthorityCertificate> publicCertificate(UUID id, UUID certificateId) {
    return stores
        .unitOfWork()
        .commit(() -> stores.authorities().findCertificate(certificateId))
        .filter(certificate -> certificate.authorityId().equals(id));
  }
}
