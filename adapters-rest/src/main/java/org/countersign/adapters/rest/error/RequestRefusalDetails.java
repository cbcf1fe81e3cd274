package org.countersign.adapters.rest.error;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.rest.recipe.RemedyAnswer;
import org.countersign.adapters.rest.verdict.ElementsAnswer;
import org.countersign.adapters.rest.verdict.ViolationAnswer;
import org.countersign.application.refusal.RequestRefusal;
import org.countersign.domain.issuance.PolicySnapshot;

/**
 * What {@code details} holds when a request for a certificate was refused.
 *
 * @param preview empty when the CSR could not be read
 */
record RequestRefusalDetails(
    List<ViolationAnswer> violations,
    Optional<UUID> policyId,
    Optional<Integer> policyVersion,
    Optional<String> policyHash,
    Optional<UUID> certificateRequestId,
    Optional<ElementsAnswer> preview,
    Optional<RemedyAnswer> remedy) {

  static RequestRefusalDetails of(RequestRefusal refusal) {
    return new RequestRefusalDetails(
        refusal.violations().stream().map(ViolationAnswer::of).toList(),
        refusal.policySnapshot().map(PolicySnapshot::policyId),
        refusal.policySnapshot().map(PolicySnapshot::policyVersion),
        refusal.policySnapshot().map(PolicySnapshot::policyHash),
        refusal.requestId(),
        Optional.of(refusal.elements())
            .filter(elements -> !elements.isEmpty())
            .map(ElementsAnswer::of),
        refusal.remedy().map(RemedyAnswer::of));
  }
}
