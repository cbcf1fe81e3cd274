package org.countersign.application.issuance;

import java.util.List;
import java.util.Objects;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.issuance.PolicySnapshot;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.profile.CertificateProfile;

/**
 * A profile with its policy and its CA, as they stood at one moment: what one request is judged by.
 *
 * @param chain the CA's certificate and its issuers up to the root; empty when it has none yet
 * @param policySnapshot by which a request says what judged it
 */
record ProfileInForce(
    CertificateProfile profile,
    CertificatePolicy policy,
    CertificateAuthority authority,
    List<AuthorityCertificate> chain,
    PolicySnapshot policySnapshot) {

  ProfileInForce {
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(authority, "authority");
    chain = List.copyOf(chain);
    Objects.requireNonNull(policySnapshot, "policySnapshot");
  }

  static ProfileInForce of(
      CertificateProfile profile,
      CertificatePolicy policy,
      CertificateAuthority authority,
      List<AuthorityCertificate> chain) {
    PolicySnapshot policySnapshot =
        new PolicySnapshot(
            policy.id(),
            policy.version(),
            policy.rules().fingerprint(),
            profile.version(),
            profile.fingerprint());
    return new ProfileInForce(profile, policy, authority, chain, policySnapshot);
  }
}
