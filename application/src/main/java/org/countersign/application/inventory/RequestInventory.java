package org.countersign.application.inventory;

import java.util.Optional;
import java.util.UUID;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.Caller;
import org.countersign.application.access.ProjectAccess;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.CertificateRequestCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Permission;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.profile.CertificateProfile;

final class RequestInventory implements FindCertificateRequests {

  private static final String NOT_FOUND = "Certificate request not found";

  private final InventoryUseCases.Stores stores;
  private final AccessControl control;

  RequestInventory(InventoryUseCases.Stores stores, AccessControl control) {
    this.stores = stores;
    this.control = control;
  }

  @Override
  public Found find(Caller caller, UUID id) {
    return stores.unitOfWork().commit(() -> found(permitted(caller, id)));
  }

  private IssuanceRecord permitted(Caller caller, UUID id) {
    IssuanceRecord request =
        stores.requests().find(id).orElseThrow(() -> Refused.notFound(NOT_FOUND));
    ProjectAccess access =
        control.require(caller, request.projectId(), Permission.READ_CERTIFICATES, NOT_FOUND);
    if (!access.seesRequestsOf(request.requesterId())) {
      throw Refused.notFound(NOT_FOUND);
    }
    return request;
  }

  private Found found(IssuanceRecord request) {
    return new Found(
        request,
        stores.profiles().find(request.profileId()).map(CertificateProfile::slug),
        request.certificateId().flatMap(stores.certificates()::find));
  }

  @Override
  public Page<Found> search(Caller caller, CertificateRequestCriteria search, PageRequest page) {
    return stores
        .unitOfWork()
        .commit(
            () -> {
              ProjectAccess access =
                  control.requireProject(caller, search.projectId(), Permission.READ_CERTIFICATES);
              Optional<UUID> requester = access.onlyRequestedBy().or(search::requesterId);
              return stores.requests().search(search.by(requester), page).map(this::found);
            });
  }
}
