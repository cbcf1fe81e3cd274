package org.countersign.application.issuance;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.domain.policy.Violation;
import org.countersign.domain.policy.ViolationCode;
import org.countersign.domain.profile.ProfileDefaults;
import org.countersign.domain.recipe.IssuerBounds;
import org.countersign.domain.recipe.Remedies;
import org.countersign.domain.recipe.Remedy;
import org.countersign.domain.recipe.RequestedTime;
import org.countersign.domain.request.ClaimedContent;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.request.RequestedTerms;

/** How a requester gets a certificate under a profile and its CA where one was refused. */
record RefusalRemedy(ProfileInForce inForce, RequestedTerms terms, Moment moment) {

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

  /**
   * For a request that was judged; empty where no other request would fare better.
   *
   * @param byPolicy whether the policy is among those that refuse
   */
  Optional<Remedy> of(JudgedRequest refused, List<Violation> violations, boolean byPolicy) {
    boolean mendable =
        violations.stream().allMatch(violation -> MENDABLE.contains(violation.code()));
    if (!byPolicy && !mendable) {
      return Optional.empty();
    }
    Remedy remedy = remedies().forRefused(refused, time());
    boolean timeAlone =
        violations.stream().allMatch(violation -> violation.field().equals(VALIDITY));
    return Optional.of(timeAlone ? remedy.forTheSameCsr() : remedy);
  }

  /** For a CSR that could not be read: by what it says all the same, else by what would do. */
  Remedy ofUnreadable(Optional<ClaimedContent> claimed) {
    ProfileDefaults defaults = inForce.profile().defaults();
    return claimed
        .map(content -> remedies().forClaimed(content, defaults, time()))
        .orElseGet(() -> remedies().forTemplate(defaults, time()));
  }

  private Remedies remedies() {
    return new Remedies(
        inForce.policy().rules(),
        inForce
            .authority()
            .certificate()
            .map(issuer -> new IssuerBounds(issuer.validity(), issuer.pathLength())),
        moment.now());
  }

  private RequestedTime time() {
    Optional<Duration> lifetime = moment.period().validity().map(period -> period.length());
    return new RequestedTime(lifetime, terms.notBefore(), terms.notAfter().isPresent());
  }
}
