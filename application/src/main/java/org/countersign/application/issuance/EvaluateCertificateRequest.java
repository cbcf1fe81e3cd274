package org.countersign.application.issuance;

import java.util.Objects;
import java.util.UUID;
import org.countersign.application.access.Caller;
import org.countersign.application.evaluation.Evaluation;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.issuance.IssuanceRecord;

/** Says what would become of a request, by the very steps that issue. Nothing is recorded. */
public interface EvaluateCertificateRequest {

  /**
   * What {@link IssueCertificate#issue} would do.
   *
   * @throws Refused NOT_FOUND, PERMISSION_DENIED or BAD_REQUEST as issuing does where the profile
   *     or the caller's role bars the way
   */
  Evaluation dryRun(IssueCertificate.Command command);

  /**
   * What would become of a request that is on record, under its profile and policy as they are now.
   *
   * @throws Refused NOT_FOUND {@code Certificate request not found}, also for a request that the
   *     caller does not see; as {@link #dryRun} where the profile bars the way
   */
  Again again(Caller caller, UUID requestId);

  /**
   * @param request as it is on record
   * @param evaluation as it would be now
   */
  record Again(IssuanceRecord request, Evaluation evaluation) {
    public Again {
      Objects.requireNonNull(request, "request");
      Objects.requireNonNull(evaluation, "evaluation");
    }
  }
}
