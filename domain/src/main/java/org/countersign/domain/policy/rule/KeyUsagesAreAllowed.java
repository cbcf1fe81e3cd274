package org.countersign.domain.policy.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.policy.document.KeyUsageRule;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;

/** Every required key usage is asked for, and none but those and the allowed ones. */
public record KeyUsagesAreAllowed(Optional<KeyUsageRule> rule) implements PolicyRule {

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
  public List<Violation> violations(ComparableRequest asked) {
    Optional<List<KeyUsage>> inOrder =
        asked
            .request()
            .keyUsages()
            .map(usages -> usages.stream().sorted(Comparator.naturalOrder()).toList());
    return COMPARISON.violations(inOrder, rule.map(KeyUsageRule::usages)).stream()
        .map(violation -> sayingWhyNoneCanHelp(violation, asked.request().keyAlgorithm()))
        .toList();
  }

  /** A usage that the key cannot have is missing in every CSR made with that key. */
  private Violation sayingWhyNoneCanHelp(Violation violation, Optional<KeyAlgorithm> ofRequest) {
    if (ofRequest.isEmpty() || !violation.code().equals(ViolationCode.KEY_USAGE_MISSING.text())) {
      return violation;
    }
    KeyAlgorithm key = ofRequest.get();
    String unfit =
        rule.orElseThrow().usages().required().stream()
            .filter(usage -> !usage.fits(key))
            .map(KeyUsage::wireName)
            .collect(Collectors.joining(" and "));
    return unfit.isEmpty()
        ? violation
        : new Violation(
            violation.code(),
            violation.field(),
            violation.value(),
            violation.rule(),
            violation.allowed(),
            violation.message()
                + "; an "
                + key.policyName()
                + " key cannot have "
                + unfit
                + " ("
                + KeyUsage.clauseOfFit(key)
                + "), so this policy takes no such key");
  }
}
