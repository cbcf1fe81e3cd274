package org.countersign.domain.policy;

import java.util.List;
import java.util.Optional;

/**
 * The validity asked for is no longer than the policy's longest, compared as lengths, not as texts.
 */
record LifetimeIsWithinTheMaximum(Optional<ValidityRule> rule) implements PolicyRule {

  @Override
  public List<Violation> violations(Asked asked) {
    return rule.filter(limit -> asked.request().lifetime().compareTo(limit.max()) > 0)
        .map(limit -> List.of(violation(limit, asked)))
        .orElse(List.of());
  }

  private static Violation violation(ValidityRule limit, Asked asked) {
    return ViolationCode.VALIDITY_TOO_LONG.at(
        "validity",
        Optional.of(asked.request().lifetime().toSeconds() + "s"),
        Optional.of("/validity/max"),
        List.of(limit.text()),
        asked.request().lifetimeIsExplicit()
            ? "Requested validity period (notBefore to notAfter) exceeds maximum allowed duration of "
                + limit.text()
            : "Requested validity period exceeds maximum allowed duration of " + limit.text());
  }
}
