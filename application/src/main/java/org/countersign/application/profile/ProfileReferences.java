package org.countersign.application.profile;

import java.util.List;
import java.util.UUID;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.Caller;
import org.countersign.application.port.persistence.Authorities;
import org.countersign.application.port.persistence.Policies;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.access.Permission;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.profile.CertificateProfile;

/** Checks that what a profile names is there, belongs to it, and goes with it. */
final class ProfileReferences {

  private static final String AUTHORITY_NOT_FOUND = "Certificate Authority not found";
  private static final String POLICY_NOT_FOUND = "Certificate policy not found";

  private final Authorities authorities;
  private final Policies policies;
  private final AccessControl control;

  ProfileReferences(ProfileUseCases.Stores stores, AccessControl control) {
    this.authorities = stores.authorities();
    this.policies = stores.policies();
    this.control = control;
  }

  /**
   * @throws Refused NOT_FOUND or BAD_REQUEST
   */
  void check(Caller caller, CertificateProfile profile) {
    profile.caId().ifPresent(caId -> requireAuthority(caId, profile));
    CertificatePolicy policy =
        policies
            .find(profile.certificatePolicyId())
            .orElseThrow(() -> Refused.notFound(POLICY_NOT_FOUND));
    requireSameProject(caller, profile, policy);
    requireFittingDefaults(profile, policy);
  }

  private void requireAuthority(UUID caId, CertificateProfile profile) {
    boolean there =
        authorities
            .find(caId)
            .filter(authority -> authority.projectId().equals(profile.projectId()))
            .isPresent();
    if (!there) {
      throw Refused.notFound(AUTHORITY_NOT_FOUND);
    }
  }

  /** A policy of a project that the caller has no part in is not there for them. */
  private void requireSameProject(
      Caller caller, CertificateProfile profile, CertificatePolicy policy) {
    if (!policy.projectId().equals(profile.projectId())) {
      control.require(caller, policy.projectId(), Permission.READ_POLICIES, POLICY_NOT_FOUND);
      throw Refused.badRequest("Certificate policy must belong to the same project");
    }
  }

  private static void requireFittingDefaults(CertificateProfile profile, CertificatePolicy policy) {
    List<String> violations = profile.defaults().violations(policy.rules());
    if (!violations.isEmpty()) {
      throw Refused.badRequest("Profile defaults violate policy: " + String.join("; ", violations));
    }
  }
}
