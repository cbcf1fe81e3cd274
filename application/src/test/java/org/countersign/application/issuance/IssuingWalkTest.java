package org.countersign.application.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.application.InMemoryInstallation.START;
import static org.countersign.application.Refusals.textOf;
import static org.countersign.application.issuance.CertificationRequestBuilder.aServerRequest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.countersign.application.issuance.CertificateSigning.SignatureDoesNotVerify;
import org.countersign.application.issuance.IssueCertificate.Issuance;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.issuance.PolicySnapshot;
import org.countersign.domain.issuance.RequestStatus;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.x509.Validity;
import org.junit.jupiter.api.Test;

/** The order of the walk: recorded, then signed, then stored, then handed out. */
final class IssuingWalkTest {

  private final IssuingProject scene = new IssuingProject();

  private IssuedCertificate stored(IssuedCertificate certificate) {
    return scene
        .installation
        .commit(() -> scene.installation.stores.certificates().find(certificate.id()))
        .orElseThrow();
  }

  private IssuanceRecord recorded(IssuanceRecord request) {
    return scene
        .installation
        .commit(() -> scene.installation.stores.issuanceRecords().find(request.id()))
        .orElseThrow();
  }

  @Test
  void handsOutWhatIsStored() {
    Issuance issuance = scene.issue(scene.aCommand());
    IssuedCertificate certificate = issuance.certificate();
    assertThat(stored(certificate).der()).isEqualTo(certificate.der());
    assertThat(certificate.validity())
        .isEqualTo(new Validity(START, START.plus(Duration.ofDays(30))));
    assertThat(certificate.metadata()).containsExactly(new Metadata("team", "blue"));
    assertThat(certificate.requesterId()).isEqualTo(scene.operator.id());
    assertThat(issuance.chain()).containsExactly(scene.root.certificate().orElseThrow());
    assertThat(issuance.request()).isEqualTo(recorded(issuance.request()));
    assertThat(issuance.request().status()).isEqualTo(RequestStatus.ISSUED);
    assertThat(issuance.request().certificateId()).contains(certificate.id());
  }

  @Test
  void recordsWhoJudgedAndByWhichVersion() {
    PolicySnapshot policySnapshot =
        scene.issue(scene.aCommand()).request().policySnapshot().orElseThrow();
    assertThat(policySnapshot)
        .isEqualTo(
            new PolicySnapshot(
                scene.policy.id(),
                7,
                scene.policy.rules().fingerprint(),
                3,
                scene.profile.fingerprint()));
  }

  @Test
  void keepsWithTheRequestWhatTheRequesterWasTold() {
    scene.reads("odd", aServerRequest().withDeviation("version", "version is 2").build());
    Issuance issuance = scene.issue(IssuingProject.with("odd", scene.aCommand()));
    assertThat(recorded(issuance.request()).warnings())
        .contains(new Warning("csr-deviation", "version", "version is 2"))
        .isEqualTo(issuance.warnings());
  }

  @Test
  void auditsTheCertificateWithItsSerialNumber() {
    IssuedCertificate certificate = scene.issue(scene.aCommand()).certificate();
    assertThat(scene.installation.auditTrail())
        .filteredOn(event -> event.action().equals("certificate.issued"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.subjectId()).isEqualTo(certificate.id().toString());
              assertThat(event.actorId()).contains(scene.operator.id());
              assertThat(event.projectId()).contains(scene.project.id());
              assertThat(event.details())
                  .containsEntry("serialNumber", certificate.serialNumber().hex());
            });
  }

  @Test
  void commitsTheRequestWithTheVeryOctetsBeforeTheKeySigns() {
    List<IssuanceRecord> atSigning = new ArrayList<>();
    scene.installation.signingKeys.beforeSigning(() -> atSigning.addAll(scene.requests()));
    scene.issue(scene.aCommand());
    assertThat(atSigning).hasSize(1);
    assertThat(atSigning.get(0).status()).isEqualTo(RequestStatus.PENDING);
    List<byte[]> signed = scene.installation.signingKeys.signed();
    assertThat(atSigning.get(0).toBeSigned().orElseThrow().der())
        .isEqualTo(signed.get(signed.size() - 1));
  }

  @Test
  void signsWithNoUnitOfWorkOpen() {
    List<Boolean> open = new ArrayList<>();
    scene.installation.signingKeys.beforeSigning(
        () -> open.add(scene.installation.unitOfWork.isOpen()));
    scene.issue(scene.aCommand());
    assertThat(open).containsExactly(false);
  }

  @Test
  void failsTheRequestWhenTheKeyCannotSign() {
    IllegalStateException outage = new IllegalStateException("the HSM is away");
    scene.installation.signingKeys.beforeSigning(
        () -> {
          throw outage;
        });
    assertThatThrownBy(() -> scene.issue(scene.aCommand())).isSameAs(outage);
    assertFailed("The certificate could not be signed");
  }

  @Test
  void failsTheRequestWhenTheKeyDiesOfAnError() {
    LinkageError broken = new NoClassDefFoundError("a native library");
    scene.installation.signingKeys.beforeSigning(
        () -> {
          throw broken;
        });
    assertThatThrownBy(() -> scene.issue(scene.aCommand())).isSameAs(broken);
    assertFailed("The certificate could not be signed");
  }

  @Test
  void neverHandsOutASignatureThatDoesNotVerify() {
    scene.installation.signingKeys.alterSignatures(
        signature -> {
          signature[signature.length - 1] ^= 1;
          return signature;
        });
    assertThatThrownBy(() -> scene.issue(scene.aCommand()))
        .isInstanceOf(SignatureDoesNotVerify.class);
    assertFailed("The certificate could not be signed");
  }

  @Test
  void failsTheRequestWhenTheCertificateCannotBeStored() {
    IllegalStateException outage = new IllegalStateException("the database is away");
    // 1 finds the profile, 2 records the request, 3 stores the certificate.
    scene.installation.unitOfWork.failUnit(3, outage);
    assertThatThrownBy(() -> scene.issue(scene.aCommand())).isSameAs(outage);
    assertFailed("The certificate could not be stored");
  }

  @Test
  void leavesItToTheSettlementWhenNotEvenTheFailureCanBeWritten() {
    IllegalStateException outage = new IllegalStateException("the database is away");
    IllegalStateException stillAway = new IllegalStateException("the database is still away");
    scene.installation.unitOfWork.failUnit(3, outage);
    scene.installation.unitOfWork.failUnit(4, stillAway);
    assertThatThrownBy(() -> scene.issue(scene.aCommand()))
        .isSameAs(outage)
        .hasSuppressedException(stillAway);
    assertThat(scene.onlyRequest().status()).isEqualTo(RequestStatus.PENDING);
    scene.installation.clock.moveBy(Duration.ofMinutes(10));
    assertThat(scene.installation.settlePendingRequests().settle(Duration.ofMinutes(5))).isOne();
    assertThat(scene.onlyRequest().status()).isEqualTo(RequestStatus.FAILED);
  }

  private void assertFailed(String reason) {
    IssuanceRecord request = scene.onlyRequest();
    assertThat(request.status()).isEqualTo(RequestStatus.FAILED);
    assertThat(request.errorMessage()).contains(reason);
    assertThat(request.certificateId()).isEmpty();
    assertThat(scene.installation.auditedActions())
        .contains("certificate-request.failed")
        .doesNotContain("certificate.issued");
  }

  @Test
  void aNodeThatComesBackAfterItsRequestWasSettledHandsNothingOut() {
    scene.installation.signingKeys.beforeSigning(
        () -> {
          scene.installation.clock.moveBy(Duration.ofHours(1));
          scene.installation.settlePendingRequests().settle(Duration.ofMinutes(5));
        });
    assertThat(textOf(() -> scene.issue(scene.aCommand())))
        .isEqualTo(
            "CONFLICT: This took so long that the request was given up before its certificate was"
                + " stored; nothing was issued, send it again");
    IssuanceRecord request = scene.onlyRequest();
    assertThat(request.status()).isEqualTo(RequestStatus.FAILED);
    assertThat(request.errorMessage().orElseThrow()).startsWith("The server stopped before");
    assertThat(scene.installation.auditedActions()).doesNotContain("certificate.issued");
  }

  @Test
  void doesNotIssueUnderAnAuthorityThatIsGoneWhenTheRequestIsRecorded() {
    int signed = scene.installation.signingKeys.signed().size();
    scene.installation.unitOfWork.rivalDuringUnit(
        1,
        () -> {
          scene.installation.commit(
              () -> scene.installation.stores.profiles().remove(scene.profile.id()));
          scene.installation.authorities().remove(scene.admin, scene.root.id());
        });
    assertThat(textOf(() -> scene.issue(scene.aCommand()))).startsWith("CONFLICT: ");
    assertThat(scene.requests()).isEmpty();
    assertThat(scene.installation.signingKeys.signed()).hasSize(signed);
  }
}
