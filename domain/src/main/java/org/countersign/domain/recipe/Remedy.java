package org.countersign.domain.recipe;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.profile.ProfileDefaults;
import org.countersign.domain.request.JudgedRequest;

/**
 * How a requester gets a certificate where a policy refused one, or gets one at all.
 *
 * @param request that the policy permits; empty when none was found
 * @param lifetime to ask for in so many words; empty when what was asked for, or the profile's
 *     default, will do
 * @param cannotBeHad what was asked for and is not in the request; what is required and cannot be
 *     met
 * @param recipes one for each program; none without a request
 */
public record Remedy(
    Optional<AcceptableRequest> request,
    Optional<Duration> lifetime,
    List<Unobtainable> cannotBeHad,
    List<CsrRecipe> recipes) {

  /**
   * More names than this are no longer a text for people to paste; nor should a refusal be a
   * hundred times the size of what was refused.
   */
  static final int MAX_NAMES = 250;

  public Remedy {
    cannotBeHad = List.copyOf(cannotBeHad);
    recipes = List.copyOf(recipes);
  }

  /**
   * For a request that was refused, its gaps filled from the profile's defaults.
   *
   * @param hasLifetime whether the lifetime in it was asked for and is one
   */
  public static Remedy of(PolicyRules policy, JudgedRequest refused, boolean hasLifetime) {
    Wish wish = hasLifetime ? Wish.of(refused) : Wish.of(refused).lastingAsUsual(policy);
    if (wish.size() > MAX_NAMES) {
      return tooLarge(wish);
    }
    RequestSearch search = new RequestSearch(policy, wish);
    Optional<AcceptableRequest> request = search.find();
    return new Remedy(
        request,
        request
            .map(AcceptableRequest::lifetime)
            .filter(lifetime -> !hasLifetime || !lifetime.equals(refused.lifetime())),
        new Losses(search, wish, request).all(),
        request.map(Remedy::recipes).orElse(List.of()));
  }

  /** For a profile, before anything was asked for. */
  public static Remedy of(PolicyRules policy, ProfileDefaults defaults) {
    Wish wish = Wish.of(defaults, policy);
    RequestSearch search = new RequestSearch(policy, wish);
    Optional<AcceptableRequest> request = search.find();
    return new Remedy(
        request,
        request
            .map(AcceptableRequest::lifetime)
            .filter(lifetime -> !Optional.of(lifetime).equals(defaults.lifetime())),
        new Losses(search, wish, request).all(),
        request.map(Remedy::recipes).orElse(List.of()));
  }

  private static Remedy tooLarge(Wish wish) {
    return new Remedy(
        Optional.empty(),
        Optional.empty(),
        List.of(
            new Unobtainable(
                "subjectAltName",
                Optional.empty(),
                "The request has "
                    + wish.size()
                    + " subject values and names; recipes are written for up to "
                    + MAX_NAMES)),
        List.of());
  }

  private static List<CsrRecipe> recipes(AcceptableRequest request) {
    return Arrays.stream(RecipeFormat.values()).map(format -> format.recipe(request)).toList();
  }
}
