package org.countersign.adapters.rest.verdict;

import java.util.List;
import java.util.Optional;
import org.countersign.domain.policy.decision.Violation;

/** A {@link Violation} on the wire, in a refusal and in the request that is kept of it. */
public record ViolationAnswer(
    String code,
    String field,
    Optional<String> value,
    Optional<String> rule,
    Optional<String> pattern,
    Optional<List<String>> allowed,
    String message) {

  public static ViolationAnswer of(Violation violation) {
    return new ViolationAnswer(
        violation.code(),
        violation.field(),
        violation.value(),
        violation.rule(),
        violation.pattern(),
        Optional.of(violation.allowed()).filter(allowed -> !allowed.isEmpty()),
        violation.message());
  }
}
