package org.countersign.domain.policy.rule;

import java.util.List;
import java.util.Optional;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;

/** A certificate names its subject, in the subject or in the subjectAltName (RFC 5280, 4.1.2.6). */
public record RequestNamesSomething() implements PolicyRule {

  @Override
  public List<Violation> violations(ComparableRequest asked) {
    if (!asked.subject().isEmpty() || !asked.names().isEmpty()) {
      return List.of();
    }
    return List.of(
        ViolationCode.NOTHING_NAMED.at(
            "subject",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            "The request names nothing: both its subject and its subjectAltName are empty"
                + " (RFC 5280, 4.1.2.6)"));
  }
}
