package org.countersign.domain.policy.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.domain.policy.decision.ElementNames;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.x509.KeyUsage;

/** encipherOnly and decipherOnly mean nothing without keyAgreement (RFC 5280, 4.2.1.3). */
public record KeyUsagesComplementEachOther() implements PolicyRule {

  @Override
  public List<Violation> violations(ComparableRequest asked) {
    Set<KeyUsage> usages = asked.request().keyUsages().orElse(Set.of());
    String alone =
        usages.contains(KeyUsage.KEY_AGREEMENT)
            ? ""
            : Stream.of(KeyUsage.ENCIPHER_ONLY, KeyUsage.DECIPHER_ONLY)
                .filter(usages::contains)
                .map(KeyUsage::wireName)
                .collect(Collectors.joining(", "));
    return alone.isEmpty() ? List.of() : List.of(violation(alone));
  }

  private static Violation violation(String alone) {
    return ViolationCode.KEY_USAGE_INCOMPLETE.at(
        ElementNames.KEY_USAGE,
        Optional.of(alone),
        Optional.empty(),
        List.of(),
        "Key usages that mean nothing without key_agreement: " + alone + " (RFC 5280, 4.2.1.3)");
  }
}
