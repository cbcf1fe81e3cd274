package org.countersign.application.authority;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.Caller;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.RetryingUnitOfWork;
import org.countersign.application.search.AuthorityCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Permission;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.authority.AuthorityStatus;
import org.countersign.domain.authority.CertificateAuthority;

final class AuthorityAdministration implements ManageAuthorities {

  static final String NOT_FOUND = "Certificate Authority not found";

  private final AuthorityUseCases.Stores stores;
  private final UnitOfWork unitOfWork;
  private final AuthorityCreation creation;
  private final AccessControl control;
  private final AuditLog audit;
  private final Clock clock;

  AuthorityAdministration(
      AuthorityUseCases.Stores stores,
      AuthorityCreation creation,
      AccessControl control,
      AuditLog audit,
      Clock clock) {
    this.stores = stores;
    this.unitOfWork = new RetryingUnitOfWork(stores.unitOfWork());
    this.creation = creation;
    this.control = control;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public CertificateAuthority create(Caller caller, NewAuthority wanted) {
    return creation.create(caller, wanted);
  }

  @Override
  public CertificateAuthority find(Caller caller, UUID id) {
    return unitOfWork.commit(() -> permitted(caller, id, Permission.READ_AUTHORITIES));
  }

  private CertificateAuthority permitted(Caller caller, UUID id, Permission permission) {
    CertificateAuthority authority = existing(id);
    control.require(caller, authority.projectId(), permission, NOT_FOUND);
    return authority;
  }

  private CertificateAuthority existing(UUID id) {
    return stores.authorities().find(id).orElseThrow(() -> Refused.notFound(NOT_FOUND));
  }

  @Override
  public Page<CertificateAuthority> list(
      Caller caller, AuthorityCriteria search, PageRequest page) {
    return unitOfWork.commit(
        () -> {
          control.requireProject(caller, search.projectId(), Permission.READ_AUTHORITIES);
          return stores.authorities().list(search, page);
        });
  }

  @Override
  public CertificateAuthority update(Caller caller, UUID id, AuthorityChange change) {
    change
        .name()
        .map(AuthorityCreation::nameErrors)
        .filter(errors -> !errors.isEmpty())
        .ifPresent(
            errors -> {
              throw Refused.invalid(errors);
            });
    try {
      return unitOfWork.commit(() -> changed(caller, id, change));
    } catch (DuplicateEntry e) {
      throw AuthorityCreation.nameTaken(change.name().orElse(""));
    }
  }

  private CertificateAuthority changed(Caller caller, UUID id, AuthorityChange change) {
    CertificateAuthority old = permitted(caller, id, Permission.EDIT_AUTHORITIES);
    change.status().ifPresent(status -> requireReachable(old, status));
    Instant now = clock.instant();
    CertificateAuthority changed =
        old.renamed(change.name().orElse(old.name()), now)
            .withStatus(change.status().orElse(old.status()), now);
    stores.authorities().update(changed);
    record(
        caller,
        "certificate-authority.updated",
        changed,
        Map.of("name", changed.name(), "status", changed.status().wireName()));
    return changed;
  }

  private static void requireReachable(CertificateAuthority authority, AuthorityStatus wanted) {
    boolean waiting = authority.certificate().isEmpty();
    if (waiting && wanted == AuthorityStatus.ACTIVE) {
      throw Refused.badRequest(CertificateAuthority.NO_CERTIFICATE);
    }
    if (!waiting && wanted == AuthorityStatus.PENDING_CERTIFICATE) {
      throw Refused.badRequest(
          "CA has a certificate; its status can be active or disabled, not pending-certificate");
    }
  }

  @Override
  public CertificateAuthority remove(Caller caller, UUID id) {
    return unitOfWork.commit(
        () -> {
          CertificateAuthority authority = permitted(caller, id, Permission.DELETE_AUTHORITIES);
          if (stores.authorities().isInUse(id)) {
            throw Refused.conflict(
                "Cannot delete CA '"
                    + authority.name()
                    + "': it has issued certificates, or a profile or another CA names it. Disable it instead.");
          }
          stores.authorities().remove(id);
          record(
              caller, "certificate-authority.deleted", authority, Map.of("name", authority.name()));
          return authority;
        });
  }

  @Override
  public List<AuthorityCertificate> chain(Caller caller, UUID id) {
    return unitOfWork.commit(
        () -> {
          AuthorityCertificate certificate =
              permitted(caller, id, Permission.READ_AUTHORITIES)
                  .certificate()
                  .orElseThrow(() -> Refused.badRequest(CertificateAuthority.NO_CERTIFICATE));
          return stores.authorities().chainOf(certificate.id());
        });
  }

  @Override
  public Optional<AuthorityCertificate> publicCertificate(UUID id, UUID certificateId) {
    return unitOfWork.commit(
        () ->
            stores
                .authorities()
                .findCertificate(certificateId)
                .filter(certificate -> certificate.authorityId().equals(id)));
  }

  private void record(
      Caller caller, String action, CertificateAuthority authority, Map<String, String> facts) {
    audit.record(authority.projectId(), caller.actor(), action, authority.id(), facts);
  }
}
