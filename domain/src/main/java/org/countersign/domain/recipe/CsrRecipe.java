package org.countersign.domain.recipe;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How one program makes a key and a CSR of a certain content, or why it cannot. */
public sealed interface CsrRecipe {

  RecipeFormat format();

  /**
   * Files to write and commands to run in the same directory.
   *
   * @param config what the program reads; empty when all is in the command
   * @param command for a POSIX shell; each word that holds a value of the request is quoted, so
   *     that it runs what it shows and nothing else
   * @param keyFile where the private key is then
   * @param csrFile where the CSR is then, PEM
   * @param notes what to know before running it
   */
  record Written(
      RecipeFormat format,
      Optional<RecipeFile> config,
      String command,
      String keyFile,
      String csrFile,
      List<String> notes)
      implements CsrRecipe {

    public Written {
      Objects.requireNonNull(format, "format");
      Objects.requireNonNull(config, "config");
      Objects.requireNonNull(command, "command");
      Objects.requireNonNull(keyFile, "keyFile");
      Objects.requireNonNull(csrFile, "csrFile");
      notes = List.copyOf(notes);
    }
  }

  /**
   * The program cannot make such a CSR.
   *
   * @param why a sentence
   */
  record Inexpressible(RecipeFormat format, String why) implements CsrRecipe {

    public Inexpressible {
      Objects.requireNonNull(format, "format");
      Objects.requireNonNull(why, "why");
    }
  }
}
