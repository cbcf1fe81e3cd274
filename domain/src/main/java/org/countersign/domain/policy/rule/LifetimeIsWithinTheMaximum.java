package org.countersign.domain.policy.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.policy.document.ValidityRule;

/**
 * The validity asked for is no longer than the policy's longest, compared as lengths, not as texts.
 */
public record LifetimeIsWithinTheMaximum(Optional<ValidityRule> rule) implements PolicyRule {

  @Override
  public List<Violation> violations(ComparableRequest asked) {
    Optional<Duration> lifetime = asked.request().lifetime();
    return rule.isEmpty() || lifetime.isEmpty() || lifetime.get().compareTo(rule.get().max()) <= 0
        ? List.of()
        : List.of(violation(rule.get(), lifetime.get(), asked.request().lifetimeIsExplicit()));
  }

  private static Violation violation(ValidityRule limit, Duration lifetime, boolean isExplicit) {
    return ViolationCode.VALIDITY_TOO_LONG.at(
        "validity",
        Optional.of(lifetime.toSeconds() + "s"),
        Optional.of("/validity/max"),
        List.of(limit.text()),
        isExplicit
            ? "Requested validity period (notBefore to notAfter) exceeds maximum allowed duration of "
                + limit.text()
            : "Requested validity period exceeds maximum allowed duration of " + limit.text());
  }
}
