package org.countersign.application.issuance;

import java.util.UUID;
import org.countersign.application.access.Caller;
import org.countersign.application.evaluation.Evaluation;
import org.countersign.application.inventory.FindCertificateRequests;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.profile.EnrollmentMethod;

final class CertificateRequestEvaluation implements EvaluateCertificateRequest {

  private final UnitOfWork unitOfWork;
  private final FindCertificateRequests requests;
  private final ProfilesInForce profiles;
  private final RequestJudging judging;

  CertificateRequestEvaluation(
      UnitOfWork unitOfWork,
      FindCertificateRequests requests,
      ProfilesInForce profiles,
      RequestJudging judging) {
    this.unitOfWork = unitOfWork;
    this.requests = requests;
    this.profiles = profiles;
    this.judging = judging;
  }

  @Override
  public Evaluation dryRun(IssueCertificate.Command command) {
    ProfilesInForce.Found found = profiles.find(command);
    if (found instanceof ProfilesInForce.Barred barred) {
      throw barred.refusal();
    }
    ProfileInForce inForce = ((ProfilesInForce.Usable) found).inForce();
    return judging
        .judge(command.csr(), command.terms(), inForce)
        .warning(command.warnings())
        .evaluation();
  }

  @Override
  public Again again(Caller caller, UUID requestId) {
    CertificateRequest request = requests.find(caller, requestId).request();
    ProfileInForce inForce =
        unitOfWork.commit(() -> profiles.current(request.profileId(), EnrollmentMethod.API));
    JudgedCase judged = judging.judge(request.csr(), request.content().terms(), inForce);
    return new Again(request, judged.evaluation());
  }
}
