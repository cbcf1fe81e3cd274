package org.countersign.domain.recipe;

import java.util.Objects;

/**
 * A text file that a recipe needs.
 *
 * @param name without a directory
 * @param content UTF-8, lines ended by LF
 */
public record RecipeFile(String name, String content) {

  public RecipeFile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(content, "content");
  }
}
