package org.countersign.adapters.rest.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.adapters.rest.recipe.RemedyAnswer;
import org.countersign.adapters.rest.verdict.ElementsAnswer;
import org.countersign.adapters.rest.verdict.ViolationAnswer;
import org.countersign.application.evaluation.EvaluatePolicy;
import org.countersign.application.evaluation.Evaluation;
import org.countersign.application.issuance.EvaluateCertificateRequest.Again;
import org.countersign.domain.issuance.PolicySnapshot;
import org.countersign.domain.policy.decision.Warning;

/**
 * What would become of a request.
 *
 * @param message the words in which issuing would refuse it
 * @param preview a {@link PreviewAnswer} where a certificate would be signed, else what became of
 *     each element; empty when the CSR cannot be read
 * @param certificateRequestId the request on record that was judged again
 * @param recordedStatus what it became when it was sent
 */
public record EvaluationAnswer(
    boolean valid,
    Optional<String> message,
    List<ViolationAnswer> violations,
    List<Warning> warnings,
    Optional<Object> preview,
    Optional<RemedyAnswer> remedy,
    Optional<UUID> policyId,
    Optional<Integer> policyVersion,
    Optional<String> policyHash,
    Optional<UUID> certificateRequestId,
    Optional<String> recordedStatus)
    implements JsonAnswer {

  /** The answer to a dry run. */
  public static EvaluationAnswer of(Evaluation evaluation) {
    return of(evaluation, evaluation.policySnapshot(), Optional.empty(), Optional.empty());
  }

  static EvaluationAnswer of(Again again) {
    return of(
        again.evaluation(),
        again.evaluation().policySnapshot(),
        Optional.of(again.request().id()),
        Optional.of(again.request().status().wireName()));
  }

  /**
   * @param ofReading what the reading of the question has to tell
   */
  static EvaluationAnswer of(EvaluatePolicy.Answer answer, List<Warning> ofReading) {
    PolicySnapshot policySnapshot =
        new PolicySnapshot(
            answer.policy().id(),
            answer.policy().version(),
            answer.policy().rules().fingerprint(),
            0,
            "");
    return of(
        answer.evaluation().warning(ofReading),
        Optional.of(policySnapshot),
        Optional.empty(),
        Optional.empty());
  }

  private static EvaluationAnswer of(
      Evaluation evaluation,
      Optional<PolicySnapshot> policySnapshot,
      Optional<UUID> requestId,
      Optional<String> recordedStatus) {
    return new EvaluationAnswer(
        evaluation.isValid(),
        evaluation.message(),
        evaluation.violations().stream().map(ViolationAnswer::of).toList(),
        evaluation.warnings(),
        preview(evaluation),
        evaluation.remedy().map(RemedyAnswer::of),
        policySnapshot.map(PolicySnapshot::policyId),
        policySnapshot.map(PolicySnapshot::policyVersion),
        policySnapshot.map(PolicySnapshot::policyHash),
        requestId,
        recordedStatus);
  }

  private static Optional<Object> preview(Evaluation evaluation) {
    if (evaluation.certificate().isPresent()) {
      return Optional.of(PreviewAnswer.of(evaluation.certificate().get(), evaluation.elements()));
    }
    return evaluation.request().map(request -> ElementsAnswer.of(evaluation.elements()));
  }
}
