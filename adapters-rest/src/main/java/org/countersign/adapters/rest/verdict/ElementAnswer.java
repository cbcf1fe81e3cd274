package org.countersign.adapters.rest.verdict;

import java.util.List;
import java.util.Optional;
import org.countersign.domain.policy.decision.ElementVerdict;

/** An {@link ElementVerdict} on the wire. */
public record ElementAnswer(
    String element, Optional<String> value, String verdict, String rule, String why) {

  public static List<ElementAnswer> of(List<ElementVerdict> verdicts) {
    return verdicts.stream().map(ElementAnswer::of).toList();
  }

  private static ElementAnswer of(ElementVerdict verdict) {
    return new ElementAnswer(
        verdict.element(),
        verdict.value(),
        verdict.verdict().wireName(),
        verdict.rule(),
        verdict.why());
  }
}
