package org.countersign.application.profile;

import java.util.UUID;
import org.countersign.application.access.Caller;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.recipe.Remedy;
import org.countersign.domain.recipe.TemplateNames;

/** Tells a requester, before they ask, which CSR a profile accepts and how to make it. */
public interface RecommendCsr {

  /**
   * @param names that the requester wishes for; the CSR has those of them that the policy permits,
   *     and what speaks against the others is told
   * @return without a request where the policy permits none
   * @throws Refused NOT_FOUND {@code Certificate profile not found}, also for one that the caller
   *     does not see; BAD_REQUEST where no CSR would ever do
   */
  Remedy recommend(Caller caller, UUID profileId, TemplateNames names);
}
