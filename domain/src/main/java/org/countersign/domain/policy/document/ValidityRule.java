package org.countersign.domain.policy.document;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.domain.text.DurationText;
import org.countersign.domain.validation.FieldError;

/**
 * How long a policy lets a certificate be valid.
 *
 * @param text as the policy's author wrote it, which messages repeat
 */
public record ValidityRule(Duration max, String text) {

  public ValidityRule {
    if (max.isNegative() || max.isZero() || max.compareTo(DurationText.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "max validity is " + max + "; up to 100 years are allowed");
    }
    Objects.requireNonNull(text, "text");
  }

  public static List<FieldError> check(PolicyDocument document) {
    return written(document)
        .flatMap(text -> DurationText.policyMax(text).error())
        .map(message -> List.of(new FieldError(FieldError.INVALID_STRING, "validity.max", message)))
        .orElse(List.of());
  }

  /** Empty when the policy sets no limit of its own. */
  public static Optional<ValidityRule> of(PolicyDocument document) {
    return written(document)
        .map(text -> new ValidityRule(DurationText.policyMax(text).length().orElseThrow(), text));
  }

  private static Optional<String> written(PolicyDocument document) {
    return Optional.ofNullable(document.validity()).map(PolicyDocument.Validity::max);
  }
}
