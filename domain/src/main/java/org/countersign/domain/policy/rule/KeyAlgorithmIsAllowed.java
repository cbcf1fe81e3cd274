package org.countersign.domain.policy.rule;

import java.util.List;
import java.util.Optional;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.policy.document.AlgorithmsRule;
import org.countersign.domain.x509.KeyAlgorithm;

/** The requester's key is of one of the policy's key algorithms. */
public record KeyAlgorithmIsAllowed(Optional<AlgorithmsRule> rule) implements PolicyRule {

  private static final AlgorithmComparison<KeyAlgorithm> COMPARISON =
      new AlgorithmComparison<>(
          "Key algorithm",
          "publicKey",
          "/algorithms/keyAlgorithm",
          KeyAlgorithm::wireName,
          ViolationCode.KEY_ALGORITHM_NOT_ALLOWED,
          ViolationCode.KEY_ALGORITHM_NOT_DEFINED);

  @Override
  public List<Violation> violations(ComparableRequest asked) {
    return COMPARISON.violations(
        asked.request().keyAlgorithm(), rule.flatMap(AlgorithmsRule::keyAlgorithm));
  }
}
