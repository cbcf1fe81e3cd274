package org.countersign.application.issuance;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.domain.issuance.CertificateRequest;

final class PendingSettlement implements SettlePendingRequests {

  private static final String REASON =
      "The server stopped before the certificate was issued; its serial number will not be used again";
  private static final int BATCH = 100;

  private final IssuanceUseCases.Stores stores;
  private final RequestRecords records;
  private final Clock clock;

  PendingSettlement(IssuanceUseCases.Stores stores, AuditLog audit, Clock clock) {
    this.stores = stores;
    this.records = new RequestRecords(stores, audit, clock);
    this.clock = clock;
  }

  @Override
  public int settle(Duration pendingFor) {
    int settled = 0;
    List<CertificateRequest> batch;
    do {
      batch =
          stores
              .unitOfWork()
              .commit(
                  () -> stores.requests().pendingSince(clock.instant().minus(pendingFor), BATCH));
      for (CertificateRequest request : batch) {
        settled += settle(request) ? 1 : 0;
      }
    } while (batch.size() == BATCH);
    return settled;
  }

  /** Its own node may have issued it in the meantime, or another node settled it. */
  private boolean settle(CertificateRequest request) {
    try {
      records.failed(request, REASON);
      return true;
    } catch (ConcurrentChange e) {
      return false;
    }
  }
}
