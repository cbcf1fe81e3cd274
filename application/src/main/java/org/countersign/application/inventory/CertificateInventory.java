package org.countersign.application.inventory;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.Caller;
import org.countersign.application.access.ProjectAccess;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.CertificateCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Permission;
import org.countersign.domain.issuance.IssuedCertificate;

final class CertificateInventory implements FindCertificates {

  private static final String NOT_FOUND = "Certificate not found";

  private final InventoryUseCases.Stores stores;
  private final AccessControl control;
  private final Clock clock;

  CertificateInventory(InventoryUseCases.Stores stores, AccessControl control, Clock clock) {
    this.stores = stores;
    this.control = control;
    this.clock = clock;
  }

  @Override
  public IssuedCertificate find(Caller caller, UUID id) {
    return stores.unitOfWork().commit(() -> permitted(caller, id));
  }

  private IssuedCertificate permitted(Caller caller, UUID id) {
    IssuedCertificate certificate =
        stores.certificates().find(id).orElseThrow(() -> Refused.notFound(NOT_FOUND));
    ProjectAccess access =
        control.require(caller, certificate.projectId(), Permission.READ_CERTIFICATES, NOT_FOUND);
    if (!access.seesRequestsOf(certificate.requesterId())) {
      throw Refused.notFound(NOT_FOUND);
    }
    return certificate;
  }

  @Override
  public Bundle bundle(Caller caller, UUID id) {
    return stores
        .unitOfWork()
        .commit(
            () -> {
              IssuedCertificate certificate = permitted(caller, id);
              return new Bundle(
                  certificate, stores.authorities().chainOf(certificate.issuerCertificateId()));
            });
  }

  @Override
  public Page<IssuedCertificate> search(
      Caller caller, CertificateCriteria search, PageRequest page) {
    return stores
        .unitOfWork()
        .commit(
            () -> {
              ProjectAccess access =
                  control.requireProject(caller, search.projectId(), Permission.READ_CERTIFICATES);
              Optional<UUID> requester = access.onlyRequestedBy().or(search::requesterId);
              return stores.certificates().search(search.by(requester), clock.instant(), page);
            });
  }
}
