package org.countersign.application.issuance;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.evaluation.Evaluation;
import org.countersign.application.refusal.RequestRefusal;
import org.countersign.domain.issuance.LintedCertificate;
import org.countersign.domain.issuance.RequestedContent;

/**
 * A request, judged.
 *
 * @param content as the record of the request keeps it
 * @param evaluation everything that was found
 * @param certificate what would be signed; empty when something is against it
 */
record JudgedCase(
    ProfileInForce inForce,
    RequestedContent content,
    Evaluation evaluation,
    Optional<LintedCertificate> certificate) {

  JudgedCase {
    Objects.requireNonNull(inForce, "inForce");
    Objects.requireNonNull(content, "content");
    if (evaluation.isValid() != certificate.isPresent()) {
      throw new IllegalArgumentException(
          "there is a certificate exactly when nothing is against it");
    }
  }

  /** Of a request that something is against. */
  String message() {
    return evaluation.message().orElseThrow();
  }

  /** Of a request that something is against. */
  RequestRefusal refusal(UUID requestId) {
    return new RequestRefusal(
        message(),
        evaluation.policySnapshot(),
        evaluation.violations(),
        evaluation.elements(),
        evaluation.remedy(),
        Optional.of(requestId));
  }
}
