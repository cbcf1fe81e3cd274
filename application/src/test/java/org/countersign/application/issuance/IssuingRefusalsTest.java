package org.countersign.application.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.Refusals.refusalOf;
import static org.countersign.application.Refusals.textOf;
import static org.countersign.application.issuance.CertificationRequestBuilder.aServerRequest;
import static org.countersign.application.issuance.IssuingProject.by;
import static org.countersign.application.issuance.IssuingProject.on;
import static org.countersign.application.issuance.IssuingProject.with;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.countersign.application.issuance.IssueCertificate.Command;
import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.RequestRefusal;
import org.countersign.domain.access.Project;
import org.countersign.domain.access.ProjectRole;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.PolicySnapshot;
import org.countersign.domain.issuance.RequestStatus;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.profile.EnrollmentMethod;
import org.countersign.domain.profile.ProfileDefaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused, in which words, and that it is written down. */
final class IssuingRefusalsTest {

  private final IssuingProject scene = new IssuingProject();

  @ParameterizedTest
  @MethodSource("org.countersign.application.issuance.RefusedCommands#all")
  void refusesAndKeepsTheRequestWithTheReason(
      Function<IssuingProject, Command> command, String text) {
    Command wanted = command.apply(scene);
    int signed = scene.installation.signingKeys.signed().size();
    assertThat(textOf(() -> scene.issue(wanted))).isEqualTo(text);
    IssuanceRecord kept = scene.onlyRequest();
    assertThat(kept.status()).isEqualTo(RequestStatus.REJECTED);
    assertThat(text).endsWith(": " + kept.errorMessage().orElseThrow());
    assertThat(kept.requesterId()).isEqualTo(wanted.caller().id());
    assertThat(kept.profileId()).isEqualTo(wanted.profileId());
    assertThat(kept.csr()).isEqualTo(wanted.csr());
    assertThat(kept.toBeSigned()).isEmpty();
    assertThat(scene.installation.auditedActions()).contains("certificate-request.refused");
    assertThat(scene.installation.signingKeys.signed()).hasSize(signed);
  }

  @Test
  void keepsEveryViolationWithTheVersionThatFoundIt() {
    scene.reads(
        "bad", aServerRequest().withCommonName("evil.example").withDnsName("b.test").build());
    Refused refused = refusalOf(() -> scene.issue(with("bad", scene.aCommand())));
    RequestRefusal refusal = refused.requestRefusal().orElseThrow();
    IssuanceRecord kept = scene.onlyRequest();
    assertThat(refusal.requestId()).contains(kept.id());
    assertThat(kept.violations()).isEqualTo(refusal.violations());
    assertThat(kept.violations())
        .extracting(Violation::field)
        .containsExactly("subject.common_name", "subjectAltName[1]");
    assertThat(kept.policySnapshot()).isEqualTo(refusal.policySnapshot()).isPresent();
    PolicySnapshot policySnapshot = refusal.policySnapshot().orElseThrow();
    assertThat(policySnapshot.policyVersion()).isEqualTo(7);
    assertThat(policySnapshot.policyHash()).isEqualTo(scene.policy.rules().fingerprint());
  }

  @Test
  void namesNoJudgementWhereNoPolicyLooked() {
    refusalOf(() -> scene.issue(with("no CSR at all", scene.aCommand())));
    assertThat(scene.onlyRequest().policySnapshot()).isEmpty();
  }

  @Test
  void anotherProjectsProfileIsAnsweredLikeOneThatIsNotThere() {
    Project other = scene.installation.aProject();
    Command foreign = by(scene.installation.aMember(other, ProjectRole.ADMIN), scene.aCommand());
    Command unknown = on(UUID.randomUUID(), scene.aCommand());
    assertThat(textOf(() -> scene.issue(foreign)))
        .isEqualTo("NOT_FOUND: Certificate profile not found")
        .isEqualTo(textOf(() -> scene.issue(unknown)));
    assertThat(scene.requests()).isEmpty();
  }

  @Test
  void tellsAStrangerNothingOfTheProfilesDoor() {
    UUID est =
        scene
            .aProfile(
                "est",
                scene.policy,
                Optional.of(scene.root),
                EnrollmentMethod.EST,
                ProfileDefaults.NONE)
            .id();
    assertThat(
            textOf(
                () -> scene.issue(by(scene.installation.aStranger(), on(est, scene.aCommand())))))
        .isEqualTo("NOT_FOUND: Certificate profile not found");
  }
}
