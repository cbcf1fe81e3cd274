package org.countersign.application.refusal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.countersign.domain.issuance.Judgement;
import org.countersign.domain.policy.Violation;

/**
 * Everything that a policy found wrong with a request.
 *
 * @param requestId under which the refusal is kept; empty when nothing was recorded, as in a dry
 *     run
 */
public record PolicyRefusal(
    Judgement judgement, List<Violation> violations, Optional<UUID> requestId) {

  public PolicyRefusal {
    Objects.requireNonNull(judgement, "judgement");
    violations = List.copyOf(violations);
    Objects.requireNonNull(requestId, "requestId");
  }

  /**
   * All violations in one sentence, joined by {@code ", "}; what is the same of several names is
   * said once.
   */
  public String message() {
    return violations.stream()
        .map(Violation::message)
        .distinct()
        .collect(Collectors.joining(", ", "Certificate request validation failed: ", ""));
  }
}
