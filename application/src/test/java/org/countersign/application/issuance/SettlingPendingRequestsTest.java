package org.countersign.application.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.port.persistence.IssuanceRecordBuilder.aCertificateRequest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.countersign.application.InMemoryInstallation;
import org.countersign.application.port.persistence.CertificateAuthorityBuilder;
import org.countersign.application.port.persistence.IssuanceRecordBuilder;
import org.countersign.application.port.persistence.RecordedIssuance;
import org.countersign.domain.access.Project;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.RequestStatus;
import org.junit.jupiter.api.Test;

final class SettlingPendingRequestsTest {

  private final InMemoryInstallation installation = new InMemoryInstallation();
  private final Project project = installation.aProject();
  private final CertificateAuthority authority =
      CertificateAuthorityBuilder.anAuthority().inProject(project.id()).build();

  SettlingPendingRequestsTest() {
    installation.store(authority);
  }

  private IssuanceRecordBuilder pendingFor(Duration duration) {
    return aCertificateRequest()
        .inProject(project.id())
        .underAuthority(authority.id())
        .createdAt(InMemoryInstallation.START.minus(duration));
  }

  private IssuanceRecord store(IssuanceRecordBuilder builder) {
    return new RecordedIssuance(installation.stores.issuanceJournal()).of(builder.build());
  }

  private IssuanceRecord now(IssuanceRecord request) {
    return installation
        .commit(() -> installation.stores.issuanceRecords().find(request.id()))
        .orElseThrow();
  }

  private int settle(Duration pendingFor) {
    return installation.settlePendingRequests().settle(pendingFor);
  }

  @Test
  void failsWhatACrashLeftPendingAndKeepsItsSerialNumberBurned() {
    IssuanceRecord left = store(pendingFor(Duration.ofMinutes(10)));
    assertThat(settle(Duration.ofMinutes(5))).isOne();
    assertThat(now(left).status()).isEqualTo(RequestStatus.FAILED);
    assertThat(now(left).errorMessage())
        .contains(
            "The server stopped before the certificate was issued; its serial number will not be"
                + " used again");
    assertThat(now(left).toBeSigned()).isEqualTo(left.toBeSigned());
    assertThat(now(left).updatedAt()).isEqualTo(InMemoryInstallation.START);
  }

  @Test
  void auditsThatTheServerDidIt() {
    IssuanceRecord left = store(pendingFor(Duration.ofMinutes(10)));
    settle(Duration.ZERO);
    assertThat(installation.auditTrail())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.action()).isEqualTo("certificate-request.failed");
              assertThat(event.subjectId()).isEqualTo(left.id().toString());
              assertThat(event.actorId()).isEqualTo(Optional.empty());
            });
  }

  @Test
  void leavesAloneWhatMayStillBeAtWork() {
    IssuanceRecord atWork = store(pendingFor(Duration.ofMinutes(4)));
    assertThat(settle(Duration.ofMinutes(5))).isZero();
    assertThat(now(atWork).status()).isEqualTo(RequestStatus.PENDING);
  }

  @Test
  void leavesAloneWhatIsNotPending() {
    IssuanceRecord rejected =
        store(pendingFor(Duration.ofDays(1)).withStatus(RequestStatus.REJECTED));
    assertThat(settle(Duration.ZERO)).isZero();
    assertThat(now(rejected)).isEqualTo(rejected);
  }

  @Test
  void settlesMoreThanOneBatch() {
    for (int i = 0; i < 250; i++) {
      store(pendingFor(Duration.ofMinutes(10)));
    }
    assertThat(settle(Duration.ofMinutes(5))).isEqualTo(250);
    assertThat(settle(Duration.ofMinutes(5))).isZero();
  }

  @Test
  void twoNodesThatSettleAtOnceSettleEachRequestOnce() {
    IssuanceRecord left = store(pendingFor(Duration.ofMinutes(10)));
    // 1 reads the batch, 2 settles the request.
    installation.unitOfWork.rivalDuringUnit(2, () -> settle(Duration.ZERO));
    assertThat(settle(Duration.ZERO)).isZero();
    assertThat(now(left).status()).isEqualTo(RequestStatus.FAILED);
    assertThat(installation.auditedActions()).isEqualTo(List.of("certificate-request.failed"));
  }
}
