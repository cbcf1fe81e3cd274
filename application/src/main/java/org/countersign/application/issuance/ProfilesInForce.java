package org.countersign.application.issuance;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.Caller;
import org.countersign.application.access.ProjectAccess;
import org.countersign.application.memory.Remembered;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.Principal;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.profile.CertificateProfile;
import org.countersign.domain.profile.EnrollmentMethod;
import org.countersign.domain.profile.IssuerType;

/** Finds the profile that a request names, if the caller may use it with this enrolment method. */
final class ProfilesInForce {

  private static final String NOT_FOUND = "Certificate profile not found";

  private final IssuanceUseCases.Stores stores;
  private final AccessControl control;
  private final Remembered<Question, Found> usable;

  ProfilesInForce(IssuanceUseCases.Stores stores, AccessControl control) {
    this.stores = stores;
    this.control = control;
    this.usable = new Remembered<>(stores.freshness(), Usable.class::isInstance);
  }

  /** Who asks for which profile, and how. */
  private record Question(
      Principal requester, OrganizationRole role, EnrollmentMethod enrollment, UUID profileId) {}

  /** The result of looking a profile up. */
  sealed interface Found {}

  /** The requester may use it, and it has what issuing needs. */
  record Usable(ProfileInForce inForce) implements Found {
    Usable {
      Objects.requireNonNull(inForce, "inForce");
    }
  }

  /** The caller may see the profile, but may not issue under it. */
  record Barred(CertificateProfile profile, Refused refusal) implements Found {
    Barred {
      Objects.requireNonNull(profile, "profile");
      Objects.requireNonNull(refusal, "refusal");
    }
  }

  /**
   * The profile as it is, or was when this node last knew that nothing had changed.
   *
   * @throws Refused NOT_FOUND {@code Certificate profile not found}, also when it is there, but not
   *     for this requester
   */
  Found find(IssueCertificate.Command command) {
    Caller caller = command.caller();
    return usable.get(
        new Question(caller.principal(), caller.role(), command.enrollment(), command.profileId()),
        () -> stores.unitOfWork().commit(() -> inUnit(command)));
  }

  private Found inUnit(IssueCertificate.Command command) {
    CertificateProfile profile = profile(command.profileId());
    ProjectAccess access =
        control
            .of(command.caller(), profile.projectId())
            .orElseThrow(() -> Refused.notFound(NOT_FOUND));
    try {
      requireEnrollment(profile, command.enrollment());
      access.requireIssuingOn(profile.id());
      return new Usable(inForce(profile));
    } catch (Refused refusal) {
      return new Barred(profile, refusal);
    }
  }

  /**
   * The profile as it is now, whoever asks, inside the unit of work that is open.
   *
   * @throws Refused with the texts of the REST contract
   */
  ProfileInForce current(UUID profileId, EnrollmentMethod enrollment) {
    CertificateProfile profile = profile(profileId);
    requireEnrollment(profile, enrollment);
    return inForce(profile);
  }

  private CertificateProfile profile(UUID id) {
    return stores.profiles().find(id).orElseThrow(() -> Refused.notFound(NOT_FOUND));
  }

  private static void requireEnrollment(CertificateProfile profile, EnrollmentMethod asked) {
    if (profile.enrollment().method() != asked) {
      throw Refused.forbidden("Profile is not configured for " + asked.wireName() + " enrollment");
    }
  }

  /**
   * @throws Refused with the texts of the REST contract, in its order
   */
  private ProfileInForce inForce(CertificateProfile profile) {
    if (profile.issuerType() == IssuerType.SELF_SIGNED) {
      throw Refused.badRequest("Self-signed certificates are not supported for CSR signing");
    }
    CertificateAuthority authority = authority(profile);
    return ProfileInForce.of(
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
