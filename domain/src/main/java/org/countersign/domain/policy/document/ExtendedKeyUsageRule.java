package org.countersign.domain.policy.document;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.domain.validation.FieldError;
import org.countersign.domain.x509.ExtendedKeyUsage;

/**
 * What a policy says of extended key usages; it may name any purpose by its dotted object
 * identifier.
 */
public record ExtendedKeyUsageRule(ValueLists<ExtendedKeyUsage> usages) {

  private static final UsagesSection<ExtendedKeyUsage> SECTION =
      new UsagesSection<>(
          "extendedKeyUsages",
          "Extended key usages",
          ExtendedKeyUsage::ofWireName,
          ExtendedKeyUsage.NAMED.stream()
              .map(ExtendedKeyUsage::wireName)
              .collect(Collectors.joining(", ", "", ", or a dotted object identifier")));

  public ExtendedKeyUsageRule {
    Objects.requireNonNull(usages, "usages");
  }

  public static List<FieldError> check(PolicyDocument document) {
    return SECTION.check(document.extendedKeyUsages());
  }

  public static Optional<ExtendedKeyUsageRule> of(PolicyDocument document) {
    return SECTION.read(document.extendedKeyUsages()).map(ExtendedKeyUsageRule::new);
  }
}
