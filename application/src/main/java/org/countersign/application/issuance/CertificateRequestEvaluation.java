package org.countersign.application.issuance;

import java.util.UUID;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.Caller;
import org.countersign.application.access.ProjectAccess;
import org.countersign.application.evaluation.Evaluation;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.access.Permission;
import org.countersign.domain.issuance.CertificateRequest;

final class CertificateRequestEvaluation implements EvaluateCertificateRequest {

  private static final String NOT_FOUND = "Certificate request not found";

  private final IssuanceUseCases.Stores stores;
  private final AccessControl control;
  private final ProfilesInForce profiles;
  private final RequestJudging judging;

  CertificateRequestEvaluation(
      IssuanceUseCases.Stores stores,
      AccessControl control,
      ProfilesInForce profiles,
      RequestJudging judging) {
    this.stores = stores;
    this.control = control;
    this.profiles = profiles;
    this.judging = judging;
  }

  @Override
  public Evaluation dryRun(IssueCertificate.Command command) {
    ProfilesInForce.Found found = profiles.find(command.caller(), command.profileId());
    if (found instanceof ProfilesInForce.Barred barred) {
      throw barred.refusal();
    }
    ProfileInForce inForce = ((ProfilesInForce.Usable) found).inForce();
    return judging.judge(command.csr(), command.terms(), inForce).evaluation();
  }

  @Override
  public Again again(Caller caller, UUID requestId) {
    Recorded recorded = stores.unitOfWork().commit(() -> recorded(caller, requestId));
    CertificateRequest request = recorded.request();
    JudgedCase judged = judging.judge(request.csr(), request.content().terms(), recorded.inForce());
    return new Again(request, judged.evaluation());
  }

  private record Recorded(CertificateRequest request, ProfileInForce inForce) {}

  private Recorded recorded(Caller caller, UUID id) {
    CertificateRequest request =
        stores.requests().find(id).orElseThrow(() -> Refused.notFound(NOT_FOUND));
    ProjectAccess access =
        control.require(caller, request.projectId(), Permission.READ_CERTIFICATES, NOT_FOUND);
    if (!access.seesRequestsOf(request.requesterId())) {
      throw Refused.notFound(NOT_FOUND);
    }
    return new Recorded(request, profiles.current(request.profileId()));
  }
}
