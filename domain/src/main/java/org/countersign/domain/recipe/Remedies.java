package org.countersign.domain.recipe;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.profile.ProfileDefaults;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.request.UnprovenRequest;

/**
 * Finds the request nearest to another that one policy and one CA permit.
 *
 * @param issuer empty where no CA is asked
 * @param now from when on a certificate begins unless something else is asked for
 */
public record Remedies(PolicyRules policy, Optional<IssuerBounds> issuer, Instant now) {

  public Remedies {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(now, "now");
  }

  /** For a request that was refused, its gaps filled from the profile's defaults. */
  public Remedy forRefused(JudgedRequest refused, RequestedTime time) {
    return of(DesiredRequest.of(refused, time));
  }

  /** For a CSR whose key or signature is at fault; a better CSR says what it said. */
  public Remedy forUnproven(
      UnprovenRequest unproven, ProfileDefaults defaults, RequestedTime time) {
    return of(DesiredRequest.of(unproven, defaults, policy, time));
  }

  /**
   * For a profile, before anything was asked for.
   *
   * @param time the profile's default, if it has one
   */
  public Remedy forTemplate(ProfileDefaults defaults, RequestedTime time) {
    return forTemplate(TemplateNames.NONE, defaults, time);
  }

  /** As the other, with names that the requester wishes for; against which of them is told. */
  public Remedy forTemplate(TemplateNames names, ProfileDefaults defaults, RequestedTime time) {
    Remedy remedy =
        of(DesiredRequest.of(names.subject(), names.names(policy), defaults, policy, time));
    return remedy.against(names.isEmpty() ? List.of() : violations(names));
  }

  private List<Violation> violations(TemplateNames wished) {
    List<RequestedName> names = wished.names(policy);
    return Objections.of(policy, wished.subject(), names, List.of()).all().stream()
        .filter(violation -> violation.value().isPresent() && isOfNames(violation.field()))
        .toList();
  }

  private static boolean isOfNames(String field) {
    return field.startsWith("subject.common_name") || field.startsWith("subjectAltName[");
  }

  private Remedy of(DesiredRequest wish) {
    if (wish.size() > Remedy.MAX_NAMES) {
      return Remedy.tooLarge(wish.size());
    }
    RequestSearch search = new RequestSearch(this, wish);
    Optional<AcceptableRequest> request = search.find();
    return Remedy.of(search, request, new Shortfall(search, wish, request));
  }

  /** Whichever CA issues. */
  public static Remedies under(PolicyRules policy) {
    return new Remedies(policy, Optional.empty(), Instant.EPOCH);
  }
}
