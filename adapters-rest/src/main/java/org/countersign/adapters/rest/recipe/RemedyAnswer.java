package org.countersign.adapters.rest.recipe;

import java.util.List;
import java.util.Optional;
import org.countersign.domain.recipe.Correction;
import org.countersign.domain.recipe.Remedy;
import org.countersign.domain.recipe.Unobtainable;

/**
 * A remedy on the wire.
 *
 * @param available whether there is a request that the policy permits
 * @param sameCsr whether the CSR that was sent will do with these attributes
 * @param attributes to send instead of the ones that were sent; empty when those will do
 */
public record RemedyAnswer(
    boolean available,
    boolean sameCsr,
    Optional<AcceptableRequestAnswer> request,
    Optional<AttributesAnswer> attributes,
    List<Correction> corrected,
    List<Unobtainable> cannotBeHad,
    List<RecipeAnswer> recipes) {

  public static RemedyAnswer of(Remedy remedy) {
    return new RemedyAnswer(
        remedy.request().isPresent(),
        remedy.sameCsr(),
        remedy.request().map(AcceptableRequestAnswer::of),
        remedy.time().map(AttributesAnswer::of),
        remedy.corrections(),
        remedy.cannotBeHad(),
        remedy.recipes().stream().map(RecipeAnswer::of).toList());
  }
}
