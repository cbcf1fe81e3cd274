package org.countersign.domain.policy.rule;

import java.util.List;
import java.util.Optional;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.policy.document.AlgorithmsRule;
import org.countersign.domain.x509.KeyAlgorithm;

/** The requester's key is of one of the policy's key algorithms. */
public record KeyAlgorithmIsAllowed(Optional<AlgorithmsRule> rule) implements PolicyRule {

  @Override
  public List<Violation> violations(ComparableRequest asked) {
    Optional<KeyAlgorithm> given = asked.request().keyAlgorithm();
    return given.isEmpty() ? List.of() : violations(given.get());
  }

  private List<Violation> violations(KeyAlgorithm used) {
    String message = "Key algorithm '" + used.wireName() + "' is not allowed by template policy";
    Optional<List<AlgorithmsRule.Named<KeyAlgorithm>>> allowed =
        rule.flatMap(AlgorithmsRule::keyAlgorithm);
    if (allowed.isEmpty()) {
      return List.of(
          ViolationCode.KEY_ALGORITHM_NOT_DEFINED.at(
              "publicKey",
              Optional.of(used.wireName()),
              Optional.empty(),
              List.of(),
              message + " (not defined in template)"));
    }
    if (allowed.get().stream().anyMatch(named -> named.algorithm() == used)) {
      return List.of();
    }
    return List.of(
        ViolationCode.KEY_ALGORITHM_NOT_ALLOWED.at(
            "publicKey",
            Optional.of(used.wireName()),
            Optional.of("/algorithms/keyAlgorithm"),
            allowed.get().stream().map(AlgorithmsRule.Named::name).toList(),
            message));
  }
}
