package org.countersign.domain.policy.rule;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.policy.document.AlgorithmsRule;

/**
 * What key algorithms and signature algorithms have in common when they are held against a rule.
 *
 * @param noun how messages call one, such as {@code Key algorithm}
 * @param field where it stands in the request
 * @param pointer where those that are allowed stand in the policy
 */
record AlgorithmComparison<A>(
    String noun,
    String field,
    String pointer,
    Function<A, String> wireName,
    ViolationCode notAllowed,
    ViolationCode notDefined) {

  /**
   * @param used empty when the request does not tell its algorithm
   * @param allowed empty when the policy says nothing of such algorithms
   */
  List<Violation> violations(Optional<A> used, Optional<List<AlgorithmsRule.Named<A>>> allowed) {
    return used.map(algorithm -> violations(algorithm, allowed)).orElse(List.of());
  }

  private List<Violation> violations(A used, Optional<List<AlgorithmsRule.Named<A>>> allowed) {
    String name = wireName.apply(used);
    String message = noun + " '" + name + "' is not allowed by template policy";
    if (allowed.isEmpty()) {
      return List.of(
          notDefined.at(
              field,
              Optional.of(name),
              Optional.empty(),
              List.of(),
              message + " (not defined in template)"));
    }
    if (allowed.get().stream().anyMatch(named -> named.algorithm().equals(used))) {
      return List.of();
    }
    return List.of(
        notAllowed.at(
            field,
            Optional.of(name),
            Optional.of(pointer),
            allowed.get().stream().map(AlgorithmsRule.Named::name).toList(),
            message));
  }
}
