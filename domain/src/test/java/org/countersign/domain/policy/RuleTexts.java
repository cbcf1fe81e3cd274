package org.countersign.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.policy.PolicyBuilder.aPolicy;
import static org.countersign.domain.policy.RequestBuilder.aRequest;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.function.UnaryOperator;
import org.countersign.domain.policy.decision.PolicyDecision;
import org.countersign.domain.policy.decision.Violation;
import org.junit.jupiter.params.provider.Arguments;

/** Rows of a table of policies, requests and the texts of their refusal. */
public final class RuleTexts {

  private RuleTexts() {}

  public static Arguments row(
      String name,
      UnaryOperator<PolicyBuilder> policy,
      UnaryOperator<RequestBuilder> request,
      String... texts) {
    return argumentSet(name, policy, request, List.of(texts));
  }

  public static void assertTexts(
      UnaryOperator<PolicyBuilder> policy,
      UnaryOperator<RequestBuilder> request,
      List<String> texts) {
    PolicyDecision decision =
        policy.apply(aPolicy()).rules().evaluate(request.apply(aRequest()).judged());

    assertThat(decision.violations())
        .extracting(Violation::message)
        .containsExactlyElementsOf(texts);
  }
}
