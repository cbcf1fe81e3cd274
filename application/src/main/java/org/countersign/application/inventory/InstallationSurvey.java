package org.countersign.application.inventory;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.issuance.IssuanceRecord;

final class InstallationSurvey implements SurveyInstallation {

  private final InventoryUseCases.Stores stores;
  private final Clock clock;

  InstallationSurvey(InventoryUseCases.Stores stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  @Override
  public Survey survey() {
    return stores.unitOfWork().commit(this::look);
  }

  private Survey look() {
    List<IssuanceRecord> pending = stores.requests().pendingSince(clock.instant(), MOST_PENDING);
    Optional<Instant> oldest = pending.stream().map(IssuanceRecord::createdAt).findFirst();
    return new Survey(
        stores.authorities().firstToExpire(MOST_AUTHORITIES).stream()
            .map(InstallationSurvey::expiry)
            .toList(),
        pending.size(),
        oldest);
  }

  private static Expiry expiry(CertificateAuthority authority) {
    return new Expiry(
        authority.id(),
        authority.name(),
        authority.certificate().orElseThrow().validity().notAfter());
  }
}
