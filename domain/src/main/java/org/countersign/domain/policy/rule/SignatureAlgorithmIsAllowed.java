package org.countersign.domain.policy.rule;

import java.util.List;
import java.util.Optional;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.policy.document.AlgorithmsRule;
import org.countersign.domain.x509.SignatureAlgorithm;

/** The CSR is signed with one of the policy's signature algorithms. */
public record SignatureAlgorithmIsAllowed(Optional<AlgorithmsRule> rule) implements PolicyRule {

  @Override
  public List<Violation> violations(ComparableRequest asked) {
    Optional<SignatureAlgorithm> given = asked.request().signatureAlgorithm();
    return given.isEmpty() ? List.of() : violations(given.get());
  }

  private List<Violation> violations(SignatureAlgorithm used) {
    String message =
        "Signature algorithm '" + used.wireName() + "' is not allowed by template policy";
    Optional<List<AlgorithmsRule.Named<SignatureAlgorithm>>> allowed =
        rule.flatMap(AlgorithmsRule::signature);
    if (allowed.isEmpty()) {
      return List.of(
          ViolationCode.SIGNATURE_ALGORITHM_NOT_DEFINED.at(
              "signatureAlgorithm",
              Optional.of(used.wireName()),
              Optional.empty(),
              List.of(),
              message + " (not defined in template)"));
    }
    if (allowed.get().stream().anyMatch(named -> named.algorithm() == used)) {
      return List.of();
    }
    return List.of(
        ViolationCode.SIGNATURE_ALGORITHM_NOT_ALLOWED.at(
            "signatureAlgorithm",
            Optional.of(used.wireName()),
            Optional.of("/algorithms/signature"),
            allowed.get().stream().map(AlgorithmsRule.Named::name).toList(),
            message));
  }
}
