package org.countersign.application.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.InMemoryInstallation.START;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.countersign.application.access.Caller;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.access.Membership;
import org.countersign.domain.access.ProjectRole;
import org.countersign.domain.authority.AuthorityStatus;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.document.PolicyDocument;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What issuing has read before is not read again, and never used when it has changed. */
final class RememberedProfileTest {

  private final IssuingProject scene = new IssuingProject();
  private final IssueCertificate issuing = scene.installation.issueCertificate();
  private final EvaluateCertificateRequest evaluating =
      scene.installation.evaluateCertificateRequest();

  @Test
  void isReadOnceAsLongAsNothingChanges() {
    int first = units(() -> issuing.issue(scene.aCommand()));
    int second = units(() -> issuing.issue(scene.aCommand()));
    int dryFirst = units(() -> evaluating.dryRun(scene.aCommand()));
    int drySecond = units(() -> evaluating.dryRun(scene.aCommand()));

    assertThat(second).isEqualTo(first - 1);
    assertThat(drySecond).isEqualTo(dryFirst - 1);
  }

  @Test
  void isReadForEachCaller() {
    issuing.issue(scene.aCommand());
    Caller auditor = scene.installation.aMember(scene.project, ProjectRole.AUDITOR);

    assertThat(isRefused(() -> issuing.issue(IssuingProject.by(auditor, scene.aCommand()))))
        .isTrue();
  }

  static Stream<Named<Consumer<IssuingProject>>> changes() {
    return Stream.of(
        Named.of(
            "the caller's membership is taken away",
            scene ->
                scene
                    .installation
                    .stores
                    .memberships()
                    .remove(scene.project.id(), scene.operator.id())),
        Named.of(
            "the caller's role changes",
            scene ->
                scene
                    .installation
                    .stores
                    .memberships()
                    .update(
                        new Membership(
                            scene.project.id(),
                            scene.operator.id(),
                            ProjectRole.AUDITOR,
                            Set.of(),
                            START))),
        Named.of(
            "the policy is tightened",
            scene ->
                scene
                    .installation
                    .stores
                    .policies()
                    .update(
                        scene.policy.changedTo(
                            scene.policy.name(), "", PolicyRules.of(nothingAllowed()), START))),
        Named.of(
            "the profile goes",
            scene -> scene.installation.stores.profiles().remove(scene.profile.id())),
        Named.of(
            "the CA is disabled",
            scene ->
                scene
                    .installation
                    .stores
                    .authorities()
                    .update(scene.root.withStatus(AuthorityStatus.DISABLED, START))));
  }

  private static PolicyDocument nothingAllowed() {
    return new PolicyDocument(List.of(), List.of(), null, null, null, null, null);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void isNotUsedAnyMoreWhen(Consumer<IssuingProject> change) {
    issuing.issue(scene.aCommand());
    assertThat(evaluating.dryRun(scene.aCommand()).isValid()).isTrue();

    UnitOfWork unitOfWork = scene.installation.stores.unitOfWork();
    unitOfWork.commit(() -> change.accept(scene));

    assertThat(isRefused(() -> issuing.issue(scene.aCommand()))).isTrue();
    assertThat(
            isRefused(() -> evaluating.dryRun(scene.aCommand()))
                || !evaluating.dryRun(scene.aCommand()).isValid())
        .isTrue();
  }

  private int units(Runnable work) {
    return scene.installation.unitOfWork.unitsIn(work);
  }

  private static boolean isRefused(Runnable work) {
    try {
      work.run();
      return false;
    } catch (Refused refused) {
      return true;
    }
  }
}
