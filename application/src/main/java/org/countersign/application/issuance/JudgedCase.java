package org.countersign.application.issuance;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.application.evaluation.Evaluation;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.application.refusal.RequestRefusal;
import org.countersign.domain.issuance.Judgement;
import org.countersign.domain.issuance.LintedCertificate;
import org.countersign.domain.issuance.RequestedContent;
import org.countersign.domain.issuance.RequestedTerms;
import org.countersign.domain.policy.ElementVerdict;
import org.countersign.domain.policy.PolicyDecision;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.Violation;
import org.countersign.domain.policy.ViolationCode;
import org.countersign.domain.policy.Warning;
import org.countersign.domain.profile.FilledRequest;
import org.countersign.domain.recipe.Remedy;
import org.countersign.domain.request.CertificationRequest;
import org.countersign.domain.request.JudgedRequest;

/**
 * A request, judged.
 *
 * @param content as the record of the request keeps it
 * @param request as the policy saw it; empty when the CSR cannot be read
 * @param policyRefuses whether the policy is among those that refuse
 * @param violations every reason against it
 * @param certificate what would be signed; empty as long as something is against it
 */
record JudgedCase(
    ProfileInForce inForce,
    RequestedContent content,
    Optional<JudgedRequest> request,
    boolean policyRefuses,
    List<Violation> violations,
    List<Warning> warnings,
    Optional<LintedCertificate> certificate) {

  JudgedCase {
    Objects.requireNonNull(inForce, "inForce");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(request, "request");
    violations = List.copyOf(violations);
    warnings = List.copyOf(warnings);
    Objects.requireNonNull(certificate, "certificate");
  }

  static JudgedCase unreadable(
      ProfileInForce inForce, RequestedTerms terms, Unreadable unreadable) {
    return new JudgedCase(
        inForce,
        RequestedContent.unreadable(terms),
        Optional.empty(),
        false,
        List.of(unreadable.violation()),
        List.of(),
        Optional.empty());
  }

  static JudgedCase of(
      ProfileInForce inForce,
      RequestedTerms terms,
      CertificationRequest csr,
      FilledRequest filled,
      PolicyDecision decision) {
    JudgedRequest request = filled.request();
    boolean refused = decision.permitted().isEmpty();
    RequestedContent content =
        new RequestedContent(
            refused ? csr.subject() : request.subject(),
            request.names(),
            Optional.of(request.keyAlgorithm()),
            refused ? csr.basicConstraints() : request.basicConstraints(),
            terms);
    List<Warning> warnings =
        Stream.concat(
                filled.warnings().stream(), inForce.policy().rules().warnings(request).stream())
            .toList();
    return new JudgedCase(
        inForce,
        content,
        Optional.of(request),
        refused,
        decision.violations(),
        warnings,
        Optional.empty());
  }

  /** With one more thing that the requester should know. */
  JudgedCase warning(Optional<Warning> more) {
    return more.isEmpty()
        ? this
        : new JudgedCase(
            inForce,
            content,
            request,
            policyRefuses,
            violations,
            Stream.concat(warnings.stream(), more.stream()).toList(),
            certificate);
  }

  /** With more reasons against it. */
  JudgedCase against(List<Violation> more) {
    return more.isEmpty()
        ? this
        : new JudgedCase(
            inForce,
            content,
            request,
            policyRefuses,
            Stream.concat(violations.stream(), more.stream()).toList(),
            warnings,
            Optional.empty());
  }

  /** With the certificate that nothing is against. */
  JudgedCase permitted(LintedCertificate linted) {
    return new JudgedCase(
        inForce, content, request, policyRefuses, violations, warnings, Optional.of(linted));
  }

  Optional<Judgement> judgement() {
    return request.map(judged -> inForce.judgement());
  }

  List<ElementVerdict> elements() {
    return request
        .map(judged -> inForce.policy().rules().verdicts(judged, violations))
        .orElse(List.of());
  }

  /**
   * Looked for only where an answer tells it. For a CSR that cannot be read there is the one that
   * the profile recommends; against a CA that does not issue no CSR helps.
   */
  private Optional<Remedy> remedy() {
    PolicyRules policy = inForce.policy().rules();
    if (request.isEmpty()) {
      return Optional.of(Remedy.of(policy, inForce.profile().defaults()));
    }
    return policyRefuses
        ? request.map(refused -> Remedy.of(policy, refused, hasLifetime()))
        : Optional.empty();
  }

  private boolean hasLifetime() {
    Set<String> without =
        Set.of(ViolationCode.VALIDITY_MISSING.text(), ViolationCode.VALIDITY_INVALID.text());
    return violations.stream().noneMatch(violation -> without.contains(violation.code()));
  }

  String message() {
    return RequestRefusal.sentence(violations, policyRefuses);
  }

  RequestRefusal refusal(UUID requestId) {
    return new RequestRefusal(
        message(), judgement(), violations, elements(), remedy(), Optional.of(requestId));
  }

  Evaluation evaluation() {
    return new Evaluation(
        judgement(),
        Optional.of(message()).filter(message -> !violations.isEmpty()),
        violations,
        warnings,
        elements(),
        remedy(),
        request,
        certificate.map(LintedCertificate::content));
  }
}
