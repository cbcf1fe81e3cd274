package org.countersign.application.refusal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.countersign.domain.issuance.PolicySnapshot;
import org.countersign.domain.policy.decision.ElementVerdict;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.recipe.Remedy;

/**
 * Everything that is wrong with a request for a certificate.
 *
 * @param message all violations in one sentence
 * @param policySnapshot by which versions it was judged; empty when no policy looked at it
 * @param elements what became of each element of the request; none when it could not be read
 * @param remedy how the requester gets a certificate; empty where no other request would fare
 *     better
 * @param requestId under which the refusal is kept
 */
public record RequestRefusal(
    String message,
    Optional<PolicySnapshot> policySnapshot,
    List<Violation> violations,
    List<ElementVerdict> elements,
    Optional<Remedy> remedy,
    Optional<UUID> requestId) {

  private static final String REFUSED_BY_POLICY = "Certificate request validation failed: ";

  public RequestRefusal {
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(policySnapshot, "policySnapshot");
    violations = List.copyOf(violations);
    elements = List.copyOf(elements);
    Objects.requireNonNull(remedy, "remedy");
    Objects.requireNonNull(requestId, "requestId");
    if (violations.isEmpty()) {
      throw new IllegalArgumentException("a request is refused for at least one reason");
    }
  }

  /**
   * All violations in one sentence, joined by {@code ", "}; what is the same of several names is
   * said once.
   *
   * @param byPolicy whether the policy is among those that refuse
   */
  public static String sentence(List<Violation> violations, boolean byPolicy) {
    return violations.stream()
        .map(Violation::message)
        .distinct()
        .collect(Collectors.joining(", ", byPolicy ? REFUSED_BY_POLICY : "", ""));
  }
}
