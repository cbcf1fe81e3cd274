package org.countersign.adapters.rest.recipe;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.adapters.rest.verdict.ViolationAnswer;
import org.countersign.domain.recipe.Correction;
import org.countersign.domain.recipe.RecipeFormat;
import org.countersign.domain.recipe.Remedy;
import org.countersign.domain.recipe.Unobtainable;

/**
 * The recipe of a profile for one program.
 *
 * @param attributes to send beside the CSR; empty when the profile's own lifetime will do
 * @param violations what speaks against the names that were wished for
 */
record CsrTemplateAnswer(
    @JsonUnwrapped RecipeAnswer recipe,
    boolean available,
    Optional<AcceptableRequestAnswer> request,
    Optional<AttributesAnswer> attributes,
    List<ViolationAnswer> violations,
    List<Correction> corrected,
    List<Unobtainable> cannotBeHad) {

  private static CsrTemplateAnswer of(Remedy remedy, RecipeFormat format) {
    RecipeAnswer recipe =
        remedy.recipes().stream()
            .filter(candidate -> candidate.format() == format)
            .findFirst()
            .map(RecipeAnswer::of)
            .orElseGet(
                () ->
                    RecipeAnswer.without(
                        format, "No request was found that the policy of this profile permits"));
    return new CsrTemplateAnswer(
        recipe,
        recipe.command().isPresent(),
        remedy.request().map(AcceptableRequestAnswer::of),
        remedy.time().map(AttributesAnswer::of),
        remedy.violations().stream().map(ViolationAnswer::of).toList(),
        remedy.corrections(),
        remedy.cannotBeHad());
  }

  record One(CsrTemplateAnswer csrTemplate) implements JsonAnswer {

    static One of(Remedy remedy, RecipeFormat format) {
      return new One(CsrTemplateAnswer.of(remedy, format));
    }
  }
}
