package org.countersign.domain.policy.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.policy.RequestBuilder.aRequest;
import static org.countersign.domain.x509.ExtendedKeyUsage.SERVER_AUTH;
import static org.countersign.domain.x509.ExtendedKeyUsage.TIME_STAMPING;

import java.util.List;
import java.util.Optional;
import org.countersign.domain.policy.RequestBuilder;
import org.countersign.domain.policy.decision.Violation;
import org.junit.jupiter.api.Test;

final class TimeStampingStandsAloneTest {

  private static List<Violation> violations(RequestBuilder request) {
    return new TimeStampingStandsAlone().violations(ComparableRequest.of(request.judged()));
  }

  @Test
  void refusesAnotherPurposeBesideIt() {
    assertThat(violations(aRequest().withExtendedKeyUsages(SERVER_AUTH, TIME_STAMPING)))
        .containsExactly(
            new Violation(
                "time-stamping-not-alone",
                "extendedKeyUsage",
                Optional.of("time_stamping"),
                Optional.empty(),
                List.of(),
                "time_stamping stands beside another purpose; a certificate for time stamps has no"
                    + " other (RFC 3161, 2.3): ask for two certificates"));
  }

  @Test
  void takesItAloneHoweverOften() {
    assertThat(violations(aRequest().withExtendedKeyUsages(TIME_STAMPING))).isEmpty();
    assertThat(violations(aRequest().withExtendedKeyUsages(TIME_STAMPING, TIME_STAMPING)))
        .isEmpty();
  }

  @Test
  void takesOthersWithoutIt() {
    assertThat(violations(aRequest().withExtendedKeyUsages(SERVER_AUTH))).isEmpty();
    assertThat(violations(aRequest().withoutExtendedKeyUsages())).isEmpty();
  }

  @Test
  void takesAllThatACaMayIssueFor() {
    assertThat(
            violations(aRequest().forAuthority().withExtendedKeyUsages(SERVER_AUTH, TIME_STAMPING)))
        .isEmpty();
  }
}
