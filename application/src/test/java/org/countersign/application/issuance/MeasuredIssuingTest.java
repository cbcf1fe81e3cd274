package org.countersign.application.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.application.Refusals.refusalOf;
import static org.countersign.application.issuance.CertificationRequestBuilder.aServerRequest;
import static org.countersign.application.issuance.IssuingProject.with;

import java.time.Duration;
import org.countersign.application.issuance.IssueExactlyOnce.Key;
import org.countersign.application.port.telemetry.IssuanceMetrics.Outcome;
import org.countersign.application.port.telemetry.IssuanceMetrics.Step;
import org.countersign.application.port.telemetry.RecordedIssuanceMetrics;
import org.countersign.application.refusal.StoreUnavailable;
import org.junit.jupiter.api.Test;

/** What is measured of a request for a certificate. */
final class MeasuredIssuingTest {

  private final IssuingProject scene = new IssuingProject();
  private final RecordedIssuanceMetrics metrics = scene.installation.metrics;

  @Test
  void measuresEachStepAndCountsTheCertificate() {
    scene.issue(scene.aCommand());

    assertThat(metrics.steps()).containsExactly(Step.values());
    assertThat(metrics.outcomes()).containsExactly(Outcome.ISSUED);
    assertThat(metrics.violations()).isEmpty();
  }

  @Test
  void countsARefusalAndEachOfItsViolations() {
    scene.reads("bad", aServerRequest().withDnsName("b.test").withDnsName("c.test").build());

    refusalOf(() -> scene.issue(with("bad", scene.aCommand())));

    assertThat(metrics.outcomes()).containsExactly(Outcome.REFUSED);
    assertThat(metrics.violations()).hasSize(2).containsOnly(metrics.violations().get(0));
    assertThat(metrics.steps()).containsExactly(Step.READ);
  }

  @Test
  void tellsAnOutageFromAFault() {
    scene.installation.unitOfWork.failUnit(1, StoreUnavailable.nothingWritten(null));

    assertThatThrownBy(() -> scene.issue(scene.aCommand())).isInstanceOf(StoreUnavailable.class);
    scene.installation.unitOfWork.failUnit(1, new IllegalStateException("a fault"));
    assertThatThrownBy(() -> scene.issue(scene.aCommand()))
        .isInstanceOf(IllegalStateException.class);

    assertThat(metrics.outcomes()).containsExactly(Outcome.UNAVAILABLE, Outcome.FAILED);
  }

  @Test
  void countsAnAnswerThatIsGivenAgainAsThat() {
    IssueExactlyOnce exactlyOnce = scene.installation.issueExactlyOnce(Duration.ofSeconds(30));
    Key key = new Key("order-4711", "0c".repeat(32));

    exactlyOnce.issue(scene.aCommand(), key);
    exactlyOnce.issue(scene.aCommand(), key);

    assertThat(metrics.outcomes()).containsExactly(Outcome.ISSUED, Outcome.REPLAYED);
  }
}
