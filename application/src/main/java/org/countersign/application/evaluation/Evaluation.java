package org.countersign.application.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.application.refusal.RequestRefusal;
import org.countersign.domain.issuance.PolicySnapshot;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.policy.RequestEvaluation;
import org.countersign.domain.policy.decision.ElementVerdict;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.recipe.Remedy;
import org.countersign.domain.request.JudgedRequest;

/**
 * What would become of a request.
 *
 * @param policySnapshot by which versions it was judged; empty when nothing could be judged
 * @param message the words in which issuing would refuse it; empty when it would issue
 * @param violations every reason against it; none when it would be issued
 * @param elements what became of each element; none when the CSR cannot be read
 * @param remedy how the requester gets a certificate; empty where no other request would fare
 *     better
 * @param request as it was judged; empty when the CSR cannot be read
 * @param certificate what would be signed, but for the serial number; empty when it would not be
 *     issued, and where no CA was asked
 */
public record Evaluation(
    Optional<PolicySnapshot> policySnapshot,
    Optional<String> message,
    List<Violation> violations,
    List<Warning> warnings,
    List<ElementVerdict> elements,
    Optional<Remedy> remedy,
    Optional<JudgedRequest> request,
    Optional<TbsCertificate> certificate) {

  public Evaluation {
    Objects.requireNonNull(policySnapshot, "policySnapshot");
    Objects.requireNonNull(message, "message");
    violations = List.copyOf(violations);
    warnings = List.copyOf(warnings);
    elements = List.copyOf(elements);
    Objects.requireNonNull(remedy, "remedy");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(certificate, "certificate");
    if (message.isPresent() == violations.isEmpty()) {
      throw new IllegalArgumentException(
          "a request is refused exactly when something is against it");
    }
  }

  /**
   * Of a request that was read and judged.
   *
   * @param remedy empty when nothing is against it, too
   */
  public static Evaluation of(
      RequestEvaluation found,
      Optional<PolicySnapshot> policySnapshot,
      Optional<Remedy> remedy,
      Optional<TbsCertificate> certificate) {
    return new Evaluation(
        policySnapshot,
        found.violations().isEmpty()
            ? Optional.empty()
            : Optional.of(RequestRefusal.sentence(found.violations(), found.permitted().isEmpty())),
        found.violations(),
        found.warnings(),
        found.verdicts(),
        remedy,
        Optional.of(found.request()),
        certificate);
  }

  /** Of a CSR that cannot be read, or whose key or signature is not good enough. */
  public static Evaluation ofUnreadable(
      Unreadable unreadable, List<Warning> warnings, Optional<Remedy> remedy) {
    return new Evaluation(
        Optional.empty(),
        Optional.of(unreadable.message()),
        List.of(unreadable.violation()),
        warnings,
        List.of(),
        remedy,
        Optional.empty(),
        Optional.empty());
  }

  /** With more that the requester should know. */
  public Evaluation warning(List<Warning> more) {
    return new Evaluation(
        policySnapshot,
        message,
        violations,
        Stream.concat(warnings.stream(), more.stream()).toList(),
        elements,
        remedy,
        request,
        certificate);
  }

  /** Whether nothing is against it. */
  public boolean isValid() {
    return violations.isEmpty();
  }
}
