package org.countersign.application.profile;

import java.util.UUID;
import org.countersign.application.access.Caller;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.recipe.Remedy;

/** Tells a requester, before they ask, which CSR a profile accepts and how to make it. */
public interface RecommendCsr {

  /**
   * @return without a request where the policy permits none
   * @throws Refused NOT_FOUND {@code Certificate profile not found}, also for one that the caller
   *     does not see; BAD_REQUEST where no CSR would ever do
   */
  Remedy recommend(Caller caller, UUID profileId);
}
