package org.countersign.application.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.Refusals.refusalOf;
import static org.countersign.application.Refusals.textOf;
import static org.countersign.application.issuance.CertificationRequestBuilder.aServerRequest;
import static org.countersign.application.issuance.IssuingProject.by;
import static org.countersign.application.issuance.IssuingProject.with;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.access.Caller;
import org.countersign.application.issuance.EvaluateCertificateRequest.Again;
import org.countersign.application.policy.ManageCertificatePolicies.PolicyChange;
import org.countersign.domain.access.ProjectRole;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.RequestStatus;
import org.countersign.domain.policy.document.PolicyDocument;
import org.junit.jupiter.api.Test;

/** A request on record is judged again by what is in force now. */
final class EvaluatingAgainTest {

  private static final String STRANGE = "the CSR of b.test";

  private final IssuingProject scene = new IssuingProject();

  private Again again(Caller caller, UUID requestId) {
    return scene.installation.evaluateCertificateRequest().again(caller, requestId);
  }

  private IssuanceRecord refused() {
    scene.reads(STRANGE, aServerRequest().withDnsName("b.test").build());
    refusalOf(() -> scene.issue(with(STRANGE, scene.aCommand())));
    return scene.onlyRequest();
  }

  private static PolicyDocument alsoTest(PolicyDocument old) {
    return new PolicyDocument(
        old.subject(),
        List.of(new PolicyDocument.Values("dns_name", List.of("*.example", "*.test"), null, null)),
        old.keyUsages(),
        old.extendedKeyUsages(),
        old.algorithms(),
        old.validity(),
        old.basicConstraints());
  }

  @Test
  void saysTheSameWhereNothingHasChanged() {
    IssuanceRecord refused = refused();

    Again again = again(scene.operator, refused.id());

    assertThat(again.request()).isEqualTo(refused);
    assertThat(again.evaluation().violations()).isEqualTo(refused.violations());
    assertThat(again.evaluation().policySnapshot()).isEqualTo(refused.policySnapshot());
  }

  @Test
  void findsWhatAChangedPolicyPermits() {
    IssuanceRecord refused = refused();
    scene
        .installation
        .policies()
        .update(
            scene.admin,
            scene.policy.id(),
            new PolicyChange(Optional.empty(), Optional.empty(), EvaluatingAgainTest::alsoTest));

    Again again = again(scene.operator, refused.id());

    assertThat(again.evaluation().isValid()).isTrue();
    assertThat(again.evaluation().policySnapshot().orElseThrow().policyVersion()).isEqualTo(8);
    assertThat(again.evaluation().certificate().orElseThrow().names()).hasSize(2);
    assertThat(scene.onlyRequest()).isEqualTo(refused);
    assertThat(refused.status()).isEqualTo(RequestStatus.REJECTED);
  }

  @Test
  void remembersWhatWasAskedForBesideTheCsr() {
    refusalOf(
        () ->
            scene.issue(
                scene.lasting(
                    Optional.of(Duration.ofDays(91)), Optional.empty(), Optional.empty())));

    Again again = again(scene.operator, scene.onlyRequest().id());

    assertThat(again.evaluation().violations())
        .extracting(violation -> violation.code())
        .containsExactly("validity-too-long");
  }

  @Test
  void isNotForStrangersNorForOtherRequesters() {
    IssuanceRecord refused = refused();
    Caller requester =
        scene.installation.aMember(scene.project, ProjectRole.REQUESTER, scene.profile.id());
    String notFound = "NOT_FOUND: Certificate request not found";

    assertThat(textOf(() -> again(scene.installation.aStranger(), refused.id())))
        .isEqualTo(notFound)
        .isEqualTo(textOf(() -> again(requester, refused.id())))
        .isEqualTo(textOf(() -> again(scene.admin, UUID.randomUUID())));
  }

  @Test
  void isForTheRequesterItselfAndForAnAuditor() {
    Caller requester =
        scene.installation.aMember(scene.project, ProjectRole.REQUESTER, scene.profile.id());
    scene.reads(STRANGE, aServerRequest().withDnsName("b.test").build());
    refusalOf(() -> scene.issue(by(requester, with(STRANGE, scene.aCommand()))));
    UUID id = scene.onlyRequest().id();

    assertThat(again(requester, id).evaluation().isValid()).isFalse();
    assertThat(
            again(scene.installation.aMember(scene.project, ProjectRole.AUDITOR), id)
                .evaluation()
                .isValid())
        .isFalse();
  }
}
