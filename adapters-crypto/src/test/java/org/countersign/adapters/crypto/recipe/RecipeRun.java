package org.countersign.adapters.crypto.recipe;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.countersign.domain.recipe.CsrRecipe;
import org.countersign.domain.recipe.RecipeFile;
import org.countersign.domain.recipe.RecipeFormat;

/**
 * Does what a recipe says, in a shell. Where its program is missing the test is skipped, but not on
 * the build server.
 */
record RecipeRun(Path directory) {

  /** The CSR that comes out, PEM. */
  String csr(CsrRecipe.Written recipe) throws Exception {
    requireProgram(recipe.format());
    if (recipe.config().isPresent()) {
      RecipeFile config = recipe.config().get();
      Files.writeString(directory.resolve(config.name()), config.content());
    }
    Path output = directory.resolve("output");
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", recipe.command())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    shell.environment().put("KEYSTORE_PASSWORD", "only for this test");
    shell.environment().put("LC_ALL", "C");
    Process process = shell.start();
    process.getOutputStream().close();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("does not end: " + recipe.command());
    }
    String printed = Files.readString(output, StandardCharsets.ISO_8859_1);
    if (process.exitValue() != 0) {
      throw new AssertionError(recipe.command() + " failed: " + printed);
    }
    return Files.readString(directory.resolve(recipe.csrFile()));
  }

  /** The names of the files that are there now. */
  List<String> files() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void requireProgram(RecipeFormat format) throws Exception {
    boolean present =
        new ProcessBuilder("sh", "-c", "command -v " + format.wireName()).start().waitFor() == 0;
    if (!present && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("there is no " + format.wireName() + " on the build server");
    }
    assumeTrue(present, "there is no " + format.wireName() + " here");
  }
}
