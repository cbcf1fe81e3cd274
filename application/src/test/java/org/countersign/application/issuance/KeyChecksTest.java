package org.countersign.application.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.countersign.application.Refusals.refusalOf;
import static org.countersign.application.issuance.CertificationRequestBuilder.aServerRequest;
import static org.countersign.application.issuance.IssuingProject.with;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.InMemoryInstallation;
import org.countersign.application.issuance.IssueCertificate.Command;
import org.countersign.application.issuance.IssueCertificate.Issuance;
import org.countersign.application.refusal.RequestRefusal;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.RequestStatus;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.request.RequestFlaw;
import org.junit.jupiter.api.Test;

/** What is known of a key counts for issuing and for a dry run alike. */
final class KeyChecksTest {

  private static final BlockedKey BLOCKED =
      new BlockedKey(
          UUID.randomUUID(),
          BlockedKey.HashedPart.SPKI,
          fingerprint(),
          RequestFlaw.KEY_BLOCKED,
          "it was seen in a public repository",
          Optional.empty(),
          InMemoryInstallation.START);

  private final IssuingProject scene = new IssuingProject();

  private static String fingerprint() {
    return aServerRequest().build().publicKey().fingerprint();
  }

  private void block() {
    scene.installation.commit(() -> scene.installation.stores.blockedKeys().add(BLOCKED));
  }

  @Test
  void aBlockedKeyGetsNoCertificate() {
    block();

    RequestRefusal refusal =
        refusalOf(() -> scene.issue(scene.aCommand())).requestRefusal().orElseThrow();

    assertThat(refusal.violations())
        .extracting(Violation::code, Violation::field)
        .containsExactly(tuple("key-blocked", "publicKey"));
    assertThat(refusal.elements())
        .filteredOn(element -> element.element().equals("publicKey"))
        .allSatisfy(element -> assertThat(element.rule()).isEqualTo("key-blocked"));
    assertThat(
            scene.installation.evaluateCertificateRequest().dryRun(scene.aCommand()).violations())
        .isEqualTo(refusal.violations());
  }

  @Test
  void aRequestOnABlockedKeyIsRecordedAsRefusedAndNothingWasToBeSignedForIt() {
    block();
    int contents = signedContents();

    RequestRefusal refusal =
        refusalOf(() -> scene.issue(scene.aCommand())).requestRefusal().orElseThrow();

    IssuanceRecord kept = scene.onlyRequest();
    assertThat(kept.status()).isEqualTo(RequestStatus.REJECTED);
    assertThat(kept.id()).isEqualTo(refusal.requestId().orElseThrow());
    assertThat(kept.violations()).isEqualTo(refusal.violations());
    assertThat(signedContents()).isEqualTo(contents);
  }

  private int signedContents() {
    return scene.installation.commit(() -> scene.installation.stores.signedContents().all().size());
  }

  @Test
  void aBlockedKeyIsToldOfBesideEverythingElse() {
    block();
    scene.reads("bad", aServerRequest().withDnsName("b.test").build());
    Command command = with("bad", scene.aCommand());

    RequestRefusal refusal = refusalOf(() -> scene.issue(command)).requestRefusal().orElseThrow();

    assertThat(refusal.violations())
        .extracting(Violation::code)
        .hasSizeGreaterThan(1)
        .endsWith("key-blocked");
    assertThat(scene.installation.evaluateCertificateRequest().dryRun(command).violations())
        .isEqualTo(refusal.violations());
  }

  @Test
  void aBlockedKeyIsToldOfAlsoWhereTheLintRefuses() {
    block();
    scene.installation.lintRefuses = true;

    RequestRefusal refusal =
        refusalOf(() -> scene.issue(scene.aCommand())).requestRefusal().orElseThrow();

    assertThat(refusal.violations()).extracting(Violation::code).containsExactly("key-blocked");
    assertThat(
            scene.installation.evaluateCertificateRequest().dryRun(scene.aCommand()).violations())
        .isEqualTo(refusal.violations());
  }

  @Test
  void whatTheLintRefusesIsRefusedByIssuingAsByADryRun() {
    scene.installation.lintRefuses = true;

    RequestRefusal refusal =
        refusalOf(() -> scene.issue(scene.aCommand())).requestRefusal().orElseThrow();

    assertThat(refusal.violations())
        .extracting(Violation::code)
        .containsExactly("certificate-nonconforming");
    assertThat(
            scene.installation.evaluateCertificateRequest().dryRun(scene.aCommand()).violations())
        .isEqualTo(refusal.violations());
  }

  @Test
  void aKeyThatHasACertificateIsWarnedOf() {
    Issuance first = scene.issue(scene.aCommand());

    List<Warning> warnings = scene.issue(scene.aCommand()).warnings();

    assertThat(first.warnings()).isEmpty();
    assertThat(warnings).extracting(Warning::code).containsExactly("key-reused");
    assertThat(warnings.get(0).message()).contains(first.certificate().serialNumber().hex());
    assertThat(scene.requests())
        .extracting(IssuanceRecord::warnings)
        .containsExactlyInAnyOrder(List.of(), warnings);
  }
}
