package org.countersign.adapters.rest.issuance;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.adapters.rest.evaluation.EvaluationAnswer;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.access.Caller;
import org.countersign.application.access.RateLimits;
import org.countersign.application.issuance.EvaluateCertificateRequest;
import org.countersign.application.issuance.IssueCertificate;
import org.countersign.application.issuance.IssueExactlyOnce;
import org.countersign.application.issuance.IssueExactlyOnce.Key;
import org.countersign.application.issuance.IssueExactlyOnce.Outcome;
import org.countersign.application.refusal.Refused;

/** A request for a certificate and its answer, whatever way they come and go. */
@Dependent
public class IssuanceExchange {

  private final IssueCertificate issueCertificate;
  private final IssueExactlyOnce issueExactlyOnce;
  private final EvaluateCertificateRequest evaluate;
  private final RateLimits limits;

  @Inject
  public IssuanceExchange(
      IssueCertificate issueCertificate,
      IssueExactlyOnce issueExactlyOnce,
      EvaluateCertificateRequest evaluate,
      RateLimits limits) {
    this.issueCertificate = issueCertificate;
    this.issueExactlyOnce = issueExactlyOnce;
    this.evaluate = evaluate;
    this.limits = limits;
  }

  /**
   * What is answered with 200.
   *
   * @param replayed whether it was answered before
   */
  record Reply(JsonAnswer answer, boolean replayed) {}

  /**
   * @param keys the values of the header Idempotency-Key
   * @param query the names of the query parameters
   * @throws Refused as the use cases
   */
  Reply issue(Caller caller, List<String> keys, Set<String> query, Fields body) {
    limits.countIssuing(caller);
    Optional<Key> key = IdempotencyKeyHeader.read(keys, body);
    IssuanceFields fields = new IssuanceFields(body, query);
    IssueCertificate.Command command = fields.command(caller);
    if (fields.isDryRun()) {
      return new Reply(EvaluationAnswer.of(evaluate.dryRun(command)), false);
    }
    if (key.isEmpty()) {
      return new Reply(
          IssuanceAnswer.of(issueCertificate.issue(command), fields.removesRoots()), false);
    }
    Outcome outcome = issueExactlyOnce.issue(command, key.get());
    return new Reply(
        IssuanceAnswer.of(outcome.issuance(), fields.removesRoots()), outcome.replayed());
  }
}
