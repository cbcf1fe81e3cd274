package org.countersign.application.profile;

import java.util.UUID;
import org.countersign.application.access.Caller;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.profile.IssuerType;
import org.countersign.domain.recipe.Remedy;

/** Whoever may read a profile may know what it accepts. */
record CsrRecommendation(ManageCertificateProfiles profiles) implements RecommendCsr {

  @Override
  public Remedy recommend(Caller caller, UUID profileId) {
    ManageCertificateProfiles.Detailed found = profiles.find(caller, profileId);
    if (found.profile().issuerType() == IssuerType.SELF_SIGNED) {
      throw Refused.badRequest("Self-signed certificates are not supported for CSR signing");
    }
    return Remedy.of(found.policy().rules(), found.profile().defaults());
  }
}
