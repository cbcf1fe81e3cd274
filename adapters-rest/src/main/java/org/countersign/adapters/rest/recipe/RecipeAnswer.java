package org.countersign.adapters.rest.recipe;

import java.util.List;
import java.util.Optional;
import org.countersign.domain.recipe.CsrRecipe;
import org.countersign.domain.recipe.RecipeFile;
import org.countersign.domain.recipe.RecipeFormat;

/**
 * A recipe on the wire.
 *
 * @param config the text of the file {@code configFile}
 * @param why there is none, in a sentence; then nothing else is there but the format
 */
public record RecipeAnswer(
    String format,
    Optional<String> configFile,
    Optional<String> config,
    Optional<String> command,
    Optional<String> keyFile,
    Optional<String> csrFile,
    Optional<List<String>> notes,
    Optional<String> why) {

  static RecipeAnswer of(CsrRecipe recipe) {
    return recipe instanceof CsrRecipe.Written written
        ? of(written)
        : without(recipe.format(), ((CsrRecipe.Inexpressible) recipe).why());
  }

  private static RecipeAnswer of(CsrRecipe.Written written) {
    return new RecipeAnswer(
        written.format().wireName(),
        written.config().map(RecipeFile::name),
        written.config().map(RecipeFile::content),
        Optional.of(written.command()),
        Optional.of(written.keyFile()),
        Optional.of(written.csrFile()),
        Optional.of(written.notes()),
        Optional.empty());
  }

  static RecipeAnswer without(RecipeFormat format, String why) {
    return new RecipeAnswer(
        format.wireName(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(why));
  }
}
