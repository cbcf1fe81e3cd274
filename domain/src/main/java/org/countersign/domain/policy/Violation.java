package org.countersign.domain.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One reason why a request is refused.
 *
 * @param code a stable kebab-case name for programs
 * @param field where in the request: {@code subject.common_name}, {@code subjectAltName[2]}, {@code
 *     keyUsage}
 * @param value what stands there, where there is something
 * @param rule a JSON Pointer (RFC 6901) into the policy document, such as {@code /sans/0/denied/1};
 *     empty when no rule names the thing
 * @param allowed what would have been accepted, where a list can say it
 * @param message the sentence for people
 */
public record Violation(
    String code,
    String field,
    Optional<String> value,
    Optional<String> rule,
    List<String> allowed,
    String message) {

  public Violation {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(rule, "rule");
    allowed = List.copyOf(allowed);
    Objects.requireNonNull(message, "message");
  }
}
