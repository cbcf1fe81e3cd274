package org.countersign.domain.policy.rule;

import java.util.List;
import java.util.Optional;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.policy.document.AlgorithmsRule;
import org.countersign.domain.x509.SignatureAlgorithm;

/** The CSR is signed with one of the policy's signature algorithms. */
public record SignatureAlgorithmIsAllowed(Optional<AlgorithmsRule> rule) implements PolicyRule {

  private static final AlgorithmComparison<SignatureAlgorithm> COMPARISON =
      new AlgorithmComparison<>(
          "Signature algorithm",
          "signatureAlgorithm",
          "/algorithms/signature",
          SignatureAlgorithm::wireName,
          ViolationCode.SIGNATURE_ALGORITHM_NOT_ALLOWED,
          ViolationCode.SIGNATURE_ALGORITHM_NOT_DEFINED);

  @Override
  public List<Violation> violations(ComparableRequest asked) {
    return COMPARISON.violations(
        asked.request().signatureAlgorithm(), rule.flatMap(AlgorithmsRule::signature));
  }
}
