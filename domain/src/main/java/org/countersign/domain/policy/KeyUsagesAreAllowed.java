package org.countersign.domain.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.countersign.domain.x509.KeyUsage;

/** Every required key usage is asked for, and none but those and the allowed ones. */
record KeyUsagesAreAllowed(Optional<KeyUsageRule> rule) implements PolicyRule {

  private static final UsageComparison<KeyUsage> COMPARISON =
      new UsageComparison<>(
          "key usages",
          "keyUsage",
          "keyUsages",
          KeyUsage::wireName,
          new UsageComparison.Codes(
              ViolationCode.KEY_USAGE_MISSING,
              ViolationCode.KEY_USAGE_DENIED,
              ViolationCode.KEY_USAGE_NOT_ALLOWED,
              ViolationCode.KEY_USAGE_NOT_DEFINED,
              ViolationCode.KEY_USAGE_EMPTY));

  @Override
  public List<Violation> violations(Asked asked) {
    Optional<List<KeyUsage>> inOrder =
        asked
            .request()
            .keyUsages()
            .map(usages -> usages.stream().sorted(Comparator.naturalOrder()).toList());
    return COMPARISON.violations(inOrder, rule.map(KeyUsageRule::usages));
  }
}
