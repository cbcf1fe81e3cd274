package org.countersign.application.evaluation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.Caller;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.crypto.CertificationRequestReader.Readable;
import org.countersign.application.port.crypto.CertificationRequestReader.Reading;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.application.port.persistence.Policies;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.access.Permission;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.RequestEvaluation;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.profile.FilledRequest;
import org.countersign.domain.profile.ProfileDefaults;
import org.countersign.domain.recipe.Remedies;
import org.countersign.domain.recipe.Remedy;
import org.countersign.domain.recipe.RequestedTime;
import org.countersign.domain.request.CertificationRequest;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedTerms;

final class PolicyEvaluation implements EvaluatePolicy {

  private final UnitOfWork unitOfWork;
  private final Policies policies;
  private final CertificationRequestReader reader;
  private final AccessControl control;

  PolicyEvaluation(
      UnitOfWork unitOfWork,
      Policies policies,
      CertificationRequestReader reader,
      AccessControl control) {
    this.unitOfWork = unitOfWork;
    this.policies = policies;
    this.reader = reader;
    this.control = control;
  }

  @Override
  public Answer ofCsr(Caller caller, UUID policyId, String csr, Optional<Duration> ttl) {
    CertificatePolicy policy = permitted(caller, policyId);
    Reading reading = reader.read(csr);
    return new Answer(
        policy,
        reading instanceof Unreadable unreadable
            ? unreadable(policy.rules(), unreadable, ttl)
            : readable(policy.rules(), ((Readable) reading).request(), ttl));
  }

  @Override
  public Answer ofRequest(Caller caller, UUID policyId, JudgedRequest request) {
    CertificatePolicy policy = permitted(caller, policyId);
    return new Answer(policy, judged(policy.rules(), request, List.of()));
  }

  private CertificatePolicy permitted(Caller caller, UUID id) {
    String notFound = "Certificate policy not found";
    return unitOfWork.commit(
        () -> {
          CertificatePolicy policy =
              policies.find(id).orElseThrow(() -> Refused.notFound(notFound));
          control.require(caller, policy.projectId(), Permission.READ_POLICIES, notFound);
          return policy;
        });
  }

  private static Evaluation unreadable(
      PolicyRules policy, Unreadable unreadable, Optional<Duration> ttl) {
    RequestedTime time = ttl.map(RequestedTime::lasting).orElse(RequestedTime.UNSAID);
    return Evaluation.ofUnreadable(
        unreadable,
        policy.warningsOfPolicy(),
        unreadable
            .unproven()
            .map(
                unproven ->
                    Remedies.under(policy).forUnproven(unproven, ProfileDefaults.NONE, time)));
  }

  /** Without a profile nothing is filled in, and nothing is asked for outside the CSR. */
  private static Evaluation readable(
      PolicyRules policy, CertificationRequest csr, Optional<Duration> ttl) {
    FilledRequest filled =
        ProfileDefaults.NONE.fill(
            csr.content(),
            Optional.of(csr.publicKey().algorithm()),
            RequestedTerms.NONE,
            ttl,
            policy);
    return judged(policy, filled.request(), filled.warnings());
  }

  private static Evaluation judged(
      PolicyRules policy, JudgedRequest request, List<Warning> ofFilling) {
    RequestEvaluation found = RequestEvaluation.of(policy, request, ofFilling);
    policy.warningsOfPolicy().forEach(found::warn);
    Optional<Remedy> remedy =
        found.violations().isEmpty() ? Optional.empty() : Optional.of(Remedy.of(policy, request));
    return Evaluation.of(found, Optional.empty(), remedy, Optional.empty());
  }
}
