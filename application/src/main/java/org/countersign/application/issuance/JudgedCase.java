package org.countersign.application.issuance;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.application.evaluation.Evaluation;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.application.refusal.RequestRefusal;
import org.countersign.domain.issuance.Judgement;
import org.countersign.domain.issuance.LintedCertificate;
import org.countersign.domain.issuance.RequestedContent;
import org.countersign.domain.key.KeyReuse;
import org.countersign.domain.policy.ElementVerdict;
import org.countersign.domain.policy.PolicyDecision;
import org.countersign.domain.policy.Violation;
import org.countersign.domain.policy.Warning;
import org.countersign.domain.profile.FilledRequest;
import org.countersign.domain.recipe.Remedy;
import org.countersign.domain.request.CertificationRequest;
import org.countersign.domain.request.ClaimedContent;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedTerms;

/**
 * A request, judged.
 *
 * @param remedies for it, looked for only where an answer tells one
 * @param content as the record of the request keeps it
 * @param request as the policy saw it; empty when the CSR cannot be read
 * @param claimed what a CSR says that cannot be read, where that much is known
 * @param policyRefuses whether the policy is among those that refuse
 * @param violations every reason against it
 * @param certificate what would be signed; empty as long as something is against it
 */
record JudgedCase(
    ProfileInForce inForce,
    RefusalRemedy remedies,
    RequestedContent content,
    Optional<JudgedRequest> request,
    Optional<ClaimedContent> claimed,
    boolean policyRefuses,
    List<Violation> violations,
    List<Warning> warnings,
    Optional<LintedCertificate> certificate) {

  JudgedCase {
    Objects.requireNonNull(inForce, "inForce");
    Objects.requireNonNull(remedies, "remedies");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(claimed, "claimed");
    violations = List.copyOf(violations);
    warnings = List.copyOf(warnings);
    Objects.requireNonNull(certificate, "certificate");
  }

  static JudgedCase unreadable(
      ProfileInForce inForce, RequestedTerms terms, Moment moment, Unreadable unreadable) {
    return new JudgedCase(
        inForce,
        new RefusalRemedy(inForce, terms, moment),
        RequestedContent.unreadable(terms),
        Optional.empty(),
        unreadable.claimed(),
        false,
        List.of(unreadable.violation()),
        List.of(),
        Optional.empty());
  }

  static JudgedCase of(
      ProfileInForce inForce,
      RequestedTerms terms,
      Moment moment,
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
        new RefusalRemedy(inForce, terms, moment),
        content,
        Optional.of(request),
        Optional.empty(),
        refused,
        decision.violations(),
        warnings,
        Optional.empty());
  }

  /** With one more thing that the requester should know. */
  JudgedCase warning(Optional<Warning> more) {
    return warning(more.stream().toList());
  }

  /** With what is known of its key from before. */
  JudgedCase knowing(KnownKeys.Knowledge key) {
    return warning(key.reuse().map(KeyReuse::warning)).against(key.objection().stream().toList());
  }

  /** With more that the requester should know. */
  JudgedCase warning(List<Warning> more) {
    return more.isEmpty()
        ? this
        : new JudgedCase(
            inForce,
            remedies,
            content,
            request,
            claimed,
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
            remedies,
            content,
            request,
            claimed,
            policyRefuses,
            Stream.concat(violations.stream(), more.stream()).toList(),
            warnings,
            Optional.empty());
  }

  /** With the certificate that nothing is against. */
  JudgedCase permitted(LintedCertificate linted) {
    return new JudgedCase(
        inForce,
        remedies,
        content,
        request,
        claimed,
        policyRefuses,
        violations,
        warnings,
        Optional.of(linted));
  }

  Optional<Judgement> judgement() {
    return request.map(judged -> inForce.judgement());
  }

  List<ElementVerdict> elements() {
    return request
        .map(judged -> inForce.policy().rules().verdicts(judged, violations))
        .orElse(List.of());
  }

  /** Against a CA that does not issue no other request helps. */
  private Optional<Remedy> remedy() {
    if (violations.isEmpty()) {
      return Optional.empty();
    }
    return request.isEmpty()
        ? Optional.of(remedies.ofUnreadable(claimed))
        : request.flatMap(refused -> remedies.of(refused, violations, policyRefuses));
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
        Stream.concat(warnings.stream(), inForce.policy().rules().warningsOfPolicy().stream())
            .toList(),
        elements(),
        remedy(),
        request,
        certificate.map(LintedCertificate::content));
  }
}
