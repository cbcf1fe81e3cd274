package org.countersign.domain.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.profile.ProfileDefaults;
import org.countersign.domain.request.JudgedRequest;

/**
 * How a requester gets a certificate where one was refused, or gets one at all.
 *
 * @param request that the policy permits; empty when none was found
 * @param time what to ask for in so many words; empty when what was asked for, or the profile's
 *     default, will do
 * @param sameCsr whether the CSR that was sent will do, and only the time was at fault
 * @param violations what speaks against names that were wished for before there was a CSR
 * @param corrections what was asked for and stands in the request in another form
 * @param cannotBeHad what was asked for and is not in the request; what is required and cannot be
 *     met
 * @param recipes one for each program; none without a request
 */
public record Remedy(
    Optional<AcceptableRequest> request,
    Optional<RecommendedTime> time,
    boolean sameCsr,
    List<Violation> violations,
    List<Correction> corrections,
    List<Unobtainable> cannotBeHad,
    List<CsrRecipe> recipes) {

  /**
   * More names than this are no longer a text for people to paste; nor should a refusal be a
   * hundred times the size of what was refused.
   */
  static final int MAX_NAMES = 250;

  public Remedy {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(time, "time");
    violations = List.copyOf(violations);
    corrections = List.copyOf(corrections);
    cannotBeHad = List.copyOf(cannotBeHad);
    recipes = List.copyOf(recipes);
  }

  /**
   * For a request that a policy refused, its gaps filled from the profile's defaults, whichever CA
   * issues.
   */
  public static Remedy of(PolicyRules policy, JudgedRequest refused) {
    return Remedies.under(policy)
        .forRefused(
            refused, refused.lifetime().map(RequestedTime::lasting).orElse(RequestedTime.UNSAID));
  }

  /** For a profile, before anything was asked for, whichever CA issues. */
  public static Remedy of(PolicyRules policy, ProfileDefaults defaults) {
    return Remedies.under(policy)
        .forTemplate(
            defaults, defaults.lifetime().map(RequestedTime::lasting).orElse(RequestedTime.UNSAID));
  }

  static Remedy of(RequestSearch search, Optional<AcceptableRequest> request, Shortfall losses) {
    return new Remedy(
        request,
        request.flatMap(found -> search.time().recommended()),
        false,
        List.of(),
        losses.corrections(),
        losses.all(),
        request.map(Remedy::recipes).orElse(List.of()));
  }

  static Remedy tooLarge(long size) {
    return new Remedy(
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        List.of(),
        List.of(
            new Unobtainable(
                "subjectAltName",
                Optional.empty(),
                "The request has "
                    + size
                    + " subject values and names; recipes are written for up to "
                    + MAX_NAMES)),
        List.of());
  }

  /** This, for a request of which nothing but the time was at fault. */
  public Remedy forTheSameCsr() {
    return new Remedy(
        request, time, request.isPresent(), violations, corrections, cannotBeHad, recipes);
  }

  Remedy against(List<Violation> found) {
    return new Remedy(request, time, sameCsr, found, corrections, cannotBeHad, recipes);
  }

  private static List<CsrRecipe> recipes(AcceptableRequest request) {
    return Arrays.stream(RecipeFormat.values()).map(format -> format.recipe(request)).toList();
  }
}
