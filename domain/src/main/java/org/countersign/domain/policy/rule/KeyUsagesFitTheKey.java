package org.countersign.domain.policy.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;

/**
 * An ECDSA key encrypts nothing (RFC 8813, section 3), an RSA key agrees on nothing (RFC 3279,
 * 2.3.1). Of a CSR such usages are left out before it is judged; this is for requests that come
 * from elsewhere.
 */
public record KeyUsagesFitTheKey() implements PolicyRule {

  @Override
  public List<Violation> violations(ComparableRequest asked) {
    if (asked.request().keyAlgorithm().isEmpty()) {
      return List.of();
    }
    KeyAlgorithm key = asked.request().keyAlgorithm().get();
    String unfit =
        asked.request().keyUsages().orElse(Set.of()).stream()
            .filter(usage -> !usage.fits(key))
            .sorted()
            .map(KeyUsage::wireName)
            .collect(Collectors.joining(", "));
    return unfit.isEmpty() ? List.of() : List.of(violation(unfit, key));
  }

  private static Violation violation(String unfit, KeyAlgorithm key) {
    return ViolationCode.KEY_USAGE_UNFIT_FOR_KEY.at(
        "keyUsage",
        Optional.of(unfit),
        Optional.empty(),
        List.of(),
        "Key usages not possible with an "
            + key.policyName()
            + " key: "
            + unfit
            + " ("
            + KeyUsage.clauseOfFit(key)
            + ")");
  }
}
