package org.countersign.domain.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on weak keys has a line for each code, and for no other. */
class WeakKeysPageTest {

  private static final Path PAGE = Path.of("..", "docs", "weak-keys.md");
  private static final Pattern LINE =
      Pattern.compile("^\\| `(key-[a-z-]+)` \\|", Pattern.MULTILINE);

  @Test
  void namesEveryCodeOfAWeakKey() throws IOException {
    assertThat(LINE.matcher(Files.readString(PAGE)).results().map(match -> match.group(1)))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(RequestFlaw.values())
                .map(RequestFlaw::text)
                .filter(code -> code.startsWith("key-"))
                .toList());
  }
}
