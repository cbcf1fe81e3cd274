package org.countersign.adapters.rest.error;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.refusal.PolicyRefusal;

/** What {@code details} holds when a policy refused a request. */
record PolicyRefusalDetails(
    List<ViolationAnswer> violations,
    UUID policyId,
    int policyVersion,
    String policyHash,
    Optional<UUID> certificateRequestId) {

  static PolicyRefusalDetails of(PolicyRefusal refusal) {
    return new PolicyRefusalDetails(
        refusal.violations().stream().map(ViolationAnswer::of).toList(),
        refusal.judgement().policyId(),
        refusal.judgement().policyVersion(),
        refusal.judgement().policyHash(),
        refusal.requestId());
  }
}
