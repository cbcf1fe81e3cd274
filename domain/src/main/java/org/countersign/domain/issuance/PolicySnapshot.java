package org.countersign.domain.issuance;

import java.util.Objects;
import java.util.UUID;

/**
 * Which policy and profile judged a request, to the very version.
 *
 * @param policyHash SHA-256 over the policy's rules, lower-case hex
 * @param profileHash SHA-256 over the profile, lower-case hex
 */
public record PolicySnapshot(
    UUID policyId, int policyVersion, String policyHash, int profileVersion, String profileHash) {

  public PolicySnapshot {
    Objects.requireNonNull(policyId, "policyId");
    Objects.requireNonNull(policyHash, "policyHash");
    Objects.requireNonNull(profileHash, "profileHash");
  }
}
