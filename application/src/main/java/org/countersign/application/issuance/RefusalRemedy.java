package org.countersign.application.issuance;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.domain.policy.RequestEvaluation;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.profile.ProfileDefaults;
import org.countersign.domain.recipe.IssuerBounds;
import org.countersign.domain.recipe.Remedies;
import org.countersign.domain.recipe.Remedy;
import org.countersign.domain.recipe.RequestedTime;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.request.RequestedTerms;
import org.countersign.domain.request.UnprovenRequest;
import org.countersign.domain.x509.Validity;

/**
 * How a requester gets a certificate under a profile and its CA where one was refused.
 *
 * @param validity that the terms come to; empty where they come to none
 */
record RefusalRemedy(
    ProfileInForce inForce, RequestedTerms terms, Optional<Validity> validity, Instant now) {

  private static final String VALIDITY = "validity";

  /** What another request can mend though the policy has nothing against it. */
  private static final Set<String> MENDABLE = mendable();

  private static Set<String> mendable() {
    Set<String> codes = new HashSet<>();
    Arrays.stream(RequestFlaw.values()).map(RequestFlaw::text).forEach(codes::add);
    for (ViolationCode code :
        List.of(
            ViolationCode.VALIDITY_MISSING,
            ViolationCode.VALIDITY_INVALID,
            ViolationCode.VALIDITY_BEFORE_AUTHORITY,
            ViolationCode.VALIDITY_AFTER_AUTHORITY,
            ViolationCode.PATH_LENGTH_BEYOND_AUTHORITY)) {
      codes.add(code.text());
    }
    return Set.copyOf(codes);
  }

  /** For a request that was judged; empty where no other request would fare better. */
  Optional<Remedy> of(RequestEvaluation refused) {
    List<Violation> violations = refused.violations();
    boolean byPolicy = refused.permitted().isEmpty();
    boolean mendable =
        violations.stream().allMatch(violation -> MENDABLE.contains(violation.code()));
    if (!byPolicy && !mendable) {
      return Optional.empty();
    }
    Remedy remedy = remedies().forRefused(refused.request(), time());
    boolean timeAlone =
        violations.stream().allMatch(violation -> violation.field().equals(VALIDITY));
    return Optional.of(timeAlone ? remedy.forTheSameCsr() : remedy);
  }

  /**
   * For a CSR that could not be read: from the parts that could be, else from the profile alone.
   */
  Remedy ofUnreadable(Optional<UnprovenRequest> unproven) {
    ProfileDefaults defaults = inForce.profile().defaults();
    return unproven
        .map(request -> remedies().forUnproven(request, defaults, time()))
        .orElseGet(() -> remedies().forTemplate(defaults, time()));
  }

  private Remedies remedies() {
    return new Remedies(
        inForce.policy().rules(),
        inForce
            .authority()
            .certificate()
            .map(issuer -> new IssuerBounds(issuer.validity(), issuer.pathLength())),
        now);
  }

  private RequestedTime time() {
    Optional<Duration> lifetime = validity.map(Validity::length);
    return new RequestedTime(lifetime, terms.notBefore(), terms.notAfter().isPresent());
  }
}
