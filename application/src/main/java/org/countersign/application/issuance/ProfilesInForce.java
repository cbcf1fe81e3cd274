package org.countersign.application.issuance;

import java.util.List;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.ProjectAccess;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.profile.CertificateProfile;
import org.countersign.domain.profile.EnrollmentMethod;
import org.countersign.domain.profile.IssuerType;

/** Finds the profile a request names, if the requester may use it through the API. */
final class ProfilesInForce {

  private final IssuanceUseCases.Stores stores;
  private final AccessControl control;

  ProfilesInForce(IssuanceUseCases.Stores stores, AccessControl control) {
    this.stores = stores;
    this.control = control;
  }

  /**
   * @throws Refused with the texts of the REST contract, in its order
   */
  ProfileInForce find(IssueCertificate.Command command) {
    return stores.unitOfWork().commit(() -> inUnit(command));
  }

  private ProfileInForce inUnit(IssueCertificate.Command command) {
    CertificateProfile profile =
        stores
            .profiles()
            .find(command.profileId())
            .orElseThrow(() -> Refused.notFound("Certificate profile not found"));
    ProjectAccess access =
        control
            .of(command.caller(), profile.projectId())
            .orElseThrow(() -> Refused.notFound("Certificate profile not found"));
    if (profile.enrollmentMethod() != EnrollmentMethod.API) {
      throw Refused.forbidden("Profile is not configured for api enrollment");
    }
    access.requireIssuingOn(profile.id());
    if (profile.issuerType() == IssuerType.SELF_SIGNED) {
      throw Refused.badRequest("Self-signed certificates are not supported for CSR signing");
    }
    CertificateAuthority authority = authority(profile);
    return new ProfileInForce(
        profile,
        policy(profile),
        authority,
        authority
            .certificate()
            .map(certificate -> stores.authorities().chainOf(certificate.id()))
            .orElse(List.of()));
  }

  private CertificateAuthority authority(CertificateProfile profile) {
    return profile
        .caId()
        .flatMap(stores.authorities()::find)
        .orElseThrow(() -> Refused.notFound("Certificate Authority not found"));
  }

  private CertificatePolicy policy(CertificateProfile profile) {
    return stores
        .policies()
        .find(profile.certificatePolicyId())
        .orElseThrow(() -> Refused.notFound("Certificate policy not found for this profile"));
  }
}
