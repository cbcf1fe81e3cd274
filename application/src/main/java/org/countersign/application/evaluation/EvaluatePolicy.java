package org.countersign.application.evaluation;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.access.Caller;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.request.JudgedRequest;

/** Says what a policy alone thinks of a request: no profile, no CA, nothing recorded. */
public interface EvaluatePolicy {

  /**
   * Holds a CSR against a policy.
   *
   * @param ttl positive; empty: the validity is not judged
   * @throws Refused NOT_FOUND {@code Certificate policy not found}, PERMISSION_DENIED
   */
  Answer ofCsr(Caller caller, UUID policyId, String csr, Optional<Duration> ttl);

  /**
   * Holds a request without a CSR against a policy; what it does not have is not judged.
   *
   * @throws Refused as {@link #ofCsr}
   */
  Answer ofRequest(Caller caller, UUID policyId, JudgedRequest request);

  /**
   * @param policy the version that was asked
   */
  record Answer(CertificatePolicy policy, Evaluation evaluation) {
    public Answer {
      Objects.requireNonNull(policy, "policy");
      Objects.requireNonNull(evaluation, "evaluation");
    }
  }
}
