package org.countersign.application.issuance;

import java.util.List;
import java.util.UUID;
import org.countersign.application.access.Caller;
import org.countersign.application.evaluation.Evaluation;
import org.countersign.application.inventory.FindCertificateRequests;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.profile.EnrollmentMethod;
import org.countersign.domain.request.RequestedTerms;

final class CertificateRequestEvaluation implements EvaluateCertificateRequest {

  private final UnitOfWork unitOfWork;
  private final FindCertificateRequests requests;
  private final ProfilesInForce profiles;
  private final CertificationRequestReader reader;
  private final RequestJudging judging;

  CertificateRequestEvaluation(
      UnitOfWork unitOfWork,
      FindCertificateRequests requests,
      ProfilesInForce profiles,
      CertificationRequestReader reader,
      RequestJudging judging) {
    this.unitOfWork = unitOfWork;
    this.requests = requests;
    this.profiles = profiles;
    this.reader = reader;
    this.judging = judging;
  }

  @Override
  public Evaluation dryRun(IssueCertificate.Command command) {
    ProfilesInForce.Found found = profiles.find(command);
    if (found instanceof ProfilesInForce.Barred barred) {
      throw barred.refusal();
    }
    ProfileInForce inForce = ((ProfilesInForce.Usable) found).inForce();
    return evaluation(command.csr(), command.terms(), inForce, command.warnings());
  }

  @Override
  public Again again(Caller caller, UUID requestId) {
    IssuanceRecord request = requests.find(caller, requestId).request();
    ProfileInForce inForce =
        unitOfWork.commit(() -> profiles.current(request.profileId(), EnrollmentMethod.API));
    return new Again(
        request, evaluation(request.csr(), request.content().terms(), inForce, List.of()));
  }

  /** An evaluation also returns the warnings about the policy itself. */
  private Evaluation evaluation(
      String csr, RequestedTerms terms, ProfileInForce inForce, List<Warning> told) {
    return judging
        .judge(reader.read(csr), terms, inForce, told, RequestJudging.KeyLookup.WHILE_JUDGING)
        .evaluation()
        .warning(inForce.policy().rules().warningsOfPolicy());
  }
}
