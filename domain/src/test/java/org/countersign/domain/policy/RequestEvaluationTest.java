package org.countersign.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.policy.PolicyBuilder.aPolicy;
import static org.countersign.domain.policy.RequestBuilder.aRequest;

import java.util.List;
import java.util.Optional;
import org.countersign.domain.policy.decision.ElementVerdict;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.policy.document.PolicyDocument.Usages;
import org.countersign.domain.request.ClaimedContent;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.x509.KeyUsage;
import org.junit.jupiter.api.Test;

class RequestEvaluationTest {

  /** Of algorithms it permits none, and no time is too long. */
  private static final PolicyRules OF_USAGES =
      aPolicy()
          .withAlgorithms(null)
          .withMaxValidity(null)
          .withKeyUsages(new Usages(List.of("digital_signature", "key_agreement"), null, null))
          .rules();

  private static JudgedRequest withoutKeyAndTime(RequestBuilder request) {
    ClaimedContent content = request.content();
    return JudgedRequest.asClaimed(
        new ClaimedContent(
            content.subject(),
            content.names(),
            content.keyUsages(),
            content.extendedKeyUsages(),
            content.basicConstraints(),
            Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void judgesNoKeyNoSignatureAndNoTimeWhereThereIsNone() {
    RequestBuilder request =
        aRequest()
            .withDnsName("a.example")
            .withKeyUsages(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_AGREEMENT);
    RequestEvaluation found =
        RequestEvaluation.of(OF_USAGES, withoutKeyAndTime(request), List.of());

    assertThat(found.violations()).isEmpty();
    assertThat(found.warnings()).isEmpty();
    assertThat(found.verdicts())
        .extracting(ElementVerdict::element)
        .doesNotContain("publicKey", "signatureAlgorithm", "validity")
        .contains("keyUsage.key_agreement");
    assertThat(RequestEvaluation.of(OF_USAGES, request.judged(), List.of()).violations())
        .extracting(Violation::field)
        .containsExactly("signatureAlgorithm", "publicKey");
  }

  @Test
  void refusesATimeThatIsNoneWithoutNamingOne() {
    RequestEvaluation found =
        RequestEvaluation.of(OF_USAGES, withoutKeyAndTime(aRequest()), List.of());
    found.against(ViolationCode.VALIDITY_MISSING.beyondPolicy("validity", "for how long?"));

    assertThat(found.permitted()).isPresent();
    assertThat(found.verdicts())
        .filteredOn(verdict -> verdict.element().equals("validity"))
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.verdict()).isEqualTo(ElementVerdict.Verdict.REFUSED);
              assertThat(verdict.value()).isEmpty();
              assertThat(verdict.why()).isEqualTo("for how long?");
            });
  }

  @Test
  void putsWhatOthersFindBehindWhatThePolicyFinds() {
    Warning ofFilling = new Warning("of-filling", "first");
    RequestEvaluation found =
        RequestEvaluation.of(
            aPolicy().rules(), aRequest().withCommonName("b\0").judged(), List.of(ofFilling));
    int ofPolicy = found.violations().size();
    Violation other = ViolationCode.AUTHORITY_CANNOT_SIGN.beyondPolicy("issuer", "disabled");
    Warning last = new Warning("of-others", "last");
    found.against(other);
    found.warn(last);

    assertThat(ofPolicy).isPositive();
    assertThat(found.violations()).hasSize(ofPolicy + 1).endsWith(other);
    assertThat(found.warnings()).startsWith(ofFilling).endsWith(last);
  }
}
