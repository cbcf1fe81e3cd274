package org.countersign.domain.policy.document;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.domain.validation.FieldError;
import org.countersign.domain.x509.KeyUsage;

/** What a policy says of key usages. */
public record KeyUsageRule(ValueLists<KeyUsage> usages) {

  private static final UsagesSection<KeyUsage> SECTION =
      new UsagesSection<>(
          "keyUsages",
          "Key usages",
          KeyUsage::ofWireName,
          Arrays.stream(KeyUsage.values())
              .map(KeyUsage::wireName)
              .collect(Collectors.joining(", ")));

  public KeyUsageRule {
    Objects.requireNonNull(usages, "usages");
  }

  public static List<FieldError> check(PolicyDocument document) {
    return SECTION.check(document.keyUsages());
  }

  public static Optional<KeyUsageRule> of(PolicyDocument document) {
    return SECTION.read(document.keyUsages()).map(KeyUsageRule::new);
  }
}
