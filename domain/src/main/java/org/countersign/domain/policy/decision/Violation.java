package org.countersign.domain.policy.decision;

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
 * @param pattern the denied pattern that the value met, where one did: not always the value's own
 *     text, for a wildcard is denied with any name that it covers
 * @param allowed what would have been accepted, where a list can say it
 * @param message the sentence for people
 */
public record Violation(
    String code,
    String field,
    Optional<String> value,
    Optional<String> rule,
    Optional<String> pattern,
    List<String> allowed,
    String message) {

  /** One that no denied pattern is a part of. */
  public Violation(
      String code,
      String field,
      Optional<String> value,
      Optional<String> rule,
      List<String> allowed,
      String message) {
    this(code, field, value, rule, Optional.empty(), allowed, message);
  }

  public Violation {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(pattern, "pattern");
    allowed = List.copyOf(allowed);
    Objects.requireNonNull(message, "message");
  }

  /** This one, with the denied pattern that the value met. */
  public Violation meeting(String deniedPattern) {
    return new Violation(code, field, value, rule, Optional.of(deniedPattern), allowed, message);
  }
}
