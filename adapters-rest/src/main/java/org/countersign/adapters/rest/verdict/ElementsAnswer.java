package org.countersign.adapters.rest.verdict;

import java.util.List;
import org.countersign.domain.policy.decision.ElementVerdict;

/** The {@code preview} of an answer that tells no more than what became of each element. */
public record ElementsAnswer(List<ElementAnswer> elements) {

  public static ElementsAnswer of(List<ElementVerdict> verdicts) {
    return new ElementsAnswer(ElementAnswer.of(verdicts));
  }
}
