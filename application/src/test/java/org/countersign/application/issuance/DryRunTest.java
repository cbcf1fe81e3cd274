package org.countersign.application.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.Refusals.refusalOf;
import static org.countersign.application.Refusals.textOf;
import static org.countersign.application.issuance.CertificationRequestBuilder.aServerRequest;
import static org.countersign.application.issuance.IssuingProject.by;
import static org.countersign.application.issuance.IssuingProject.with;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.countersign.application.evaluation.Evaluation;
import org.countersign.application.issuance.IssueCertificate.Command;
import org.countersign.application.issuance.IssueCertificate.Issuance;
import org.countersign.application.refusal.RefusalKind;
import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.RequestRefusal;
import org.countersign.domain.access.ProjectRole;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.policy.decision.ElementVerdict;
import org.countersign.domain.policy.decision.ElementVerdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A dry run says what issuing does, and does nothing. */
final class DryRunTest {

  private final IssuingProject scene = new IssuingProject();

  private Evaluation dryRun(Command command) {
    return scene.installation.evaluateCertificateRequest().dryRun(command);
  }

  @ParameterizedTest
  @MethodSource("org.countersign.application.issuance.RefusedCommands#all")
  void refusesWhatIssuingRefusesInTheSameWords(
      Function<IssuingProject, Command> command, String text) {
    Command wanted = command.apply(scene);
    Refused refused = refusalOf(() -> scene.issue(wanted));
    if (refused.requestRefusal().isEmpty()) {
      assertThat(textOf(() -> dryRun(wanted))).isEqualTo(text);
      return;
    }
    RequestRefusal refusal = refused.requestRefusal().get();
    Evaluation evaluation = dryRun(wanted);
    assertThat(evaluation.isValid()).isFalse();
    assertThat(evaluation.message()).contains(refusal.message());
    assertThat(evaluation.violations()).isEqualTo(refusal.violations());
    assertThat(evaluation.elements()).isEqualTo(refusal.elements());
    assertThat(evaluation.policySnapshot()).isEqualTo(refusal.policySnapshot());
    assertThat(evaluation.certificate()).isEmpty();
  }

  @Test
  void previewsTheCertificateThatIssuingMakes() {
    Evaluation evaluation = dryRun(scene.aCommand());
    Issuance issuance = scene.issue(scene.aCommand());

    assertThat(evaluation.isValid()).isTrue();
    assertThat(evaluation.message()).isEmpty();
    assertThat(evaluation.warnings()).isEqualTo(issuance.warnings());
    assertThat(evaluation.elements()).isEqualTo(issuance.elements());
    assertThat(evaluation.policySnapshot()).isEqualTo(issuance.request().policySnapshot());
    TbsCertificate preview = evaluation.certificate().orElseThrow();
    assertThat(preview.names()).isEqualTo(issuance.certificate().names());
    assertThat(preview.subject()).isEqualTo(issuance.certificate().subject());
    assertThat(preview.validity()).isEqualTo(issuance.certificate().validity());
    assertThat(preview.keyUsages()).isEqualTo(issuance.certificate().keyUsages());
    assertThat(preview.signatureAlgorithm()).isEqualTo(issuance.certificate().signatureAlgorithm());
  }

  @Test
  void leavesNoTrace() {
    int audited = scene.installation.auditTrail().size();
    int signed = scene.installation.signingKeys.signed().size();
    scene.reads("bad", aServerRequest().withDnsName("b.test").build());

    dryRun(scene.aCommand());
    dryRun(with("bad", scene.aCommand()));

    assertThat(scene.requests()).isEmpty();
    assertThat(scene.installation.auditTrail()).hasSize(audited);
    assertThat(scene.installation.signingKeys.signed()).hasSize(signed);
  }

  @Test
  void isForARequesterOnItsOwnProfiles() {
    Command asked = scene.aCommand();
    Command own =
        by(
            scene.installation.aMember(scene.project, ProjectRole.REQUESTER, asked.profileId()),
            asked);
    Command other =
        by(
            scene.installation.aMember(scene.project, ProjectRole.REQUESTER, UUID.randomUUID()),
            asked);

    assertThat(dryRun(own).isValid()).isTrue();
    assertThat(refusalOf(() -> dryRun(other)).kind()).isEqualTo(RefusalKind.PERMISSION_DENIED);
  }

  @Test
  void grantsExactlyTheNamesThatTheCertificateGets() {
    scene.reads("two", aServerRequest().withDnsName("b.example").build());

    Issuance issuance = scene.issue(with("two", scene.aCommand()));

    List<String> granted =
        issuance.elements().stream()
            .filter(element -> element.element().startsWith("subjectAltName"))
            .filter(element -> element.verdict() == Verdict.GRANTED)
            .map(ElementVerdict::value)
            .flatMap(value -> value.stream())
            .toList();
    assertThat(granted).containsExactly("a.example", "b.example");
    assertThat(issuance.certificate().names()).extracting(name -> name.text()).isEqualTo(granted);
  }
}
