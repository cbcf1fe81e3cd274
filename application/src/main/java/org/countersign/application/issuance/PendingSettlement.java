package org.countersign.application.issuance;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.countersign.domain.issuance.IssuanceRecord;

final class PendingSettlement implements SettlePendingRequests {

  private static final String REASON =
      "The server stopped before the certificate was issued; its serial number will not be used again";
  private static final int BATCH = 100;

  private final IssuanceUseCases.Stores stores;
  private final RequestRecorder recorder;
  private final Clock clock;

  PendingSettlement(IssuanceUseCases.Stores stores, RequestRecorder recorder, Clock clock) {
    this.stores = stores;
    this.recorder = recorder;
    this.clock = clock;
  }

  @Override
  public int settle(Duration pendingFor) {
    int settled = 0;
    List<IssuanceRecord> batch;
    int ofBatch;
    do {
      batch =
          stores
              .unitOfWork()
              .commit(
                  () -> stores.requests().pendingSince(clock.instant().minus(pendingFor), BATCH));
      ofBatch = settle(batch);
      settled += ofBatch;
    } while (batch.size() == BATCH && ofBatch > 0);
    return settled;
  }

  /** A request's own node may have issued it in the meantime, or another node settled it. */
  private int settle(List<IssuanceRecord> batch) {
    int settled = 0;
    for (IssuanceRecord request : batch) {
      settled += recorder.failed(request, REASON) ? 1 : 0;
    }
    return settled;
  }
}
