package org.countersign.domain.policy.rule;

import java.util.List;
import java.util.Optional;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.policy.document.ExtendedKeyUsageRule;
import org.countersign.domain.x509.ExtendedKeyUsage;

/** Every required extended key usage is asked for, and none but those and the allowed ones. */
public record ExtendedKeyUsagesAreAllowed(Optional<ExtendedKeyUsageRule> rule)
    implements PolicyRule {

  private static final UsageComparison<ExtendedKeyUsage> COMPARISON =
      new UsageComparison<>(
          "extended key usages",
          "extendedKeyUsage",
          "extendedKeyUsages",
          ExtendedKeyUsage::wireName,
          new UsageComparison.Codes(
              ViolationCode.EXTENDED_KEY_USAGE_MISSING,
              ViolationCode.EXTENDED_KEY_USAGE_DENIED,
              ViolationCode.EXTENDED_KEY_USAGE_NOT_ALLOWED,
              ViolationCode.EXTENDED_KEY_USAGE_NOT_DEFINED,
              ViolationCode.EXTENDED_KEY_USAGE_EMPTY));

  @Override
  public List<Violation> violations(ComparableRequest asked) {
    Optional<List<ExtendedKeyUsage>> distinct =
        asked.request().extendedKeyUsages().map(usages -> usages.stream().distinct().toList());
    return COMPARISON.violations(distinct, rule.map(ExtendedKeyUsageRule::usages));
  }
}
