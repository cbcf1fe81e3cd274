package org.countersign.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The list of codes in the documentation is that of the program. After a change, {@code mvn -pl
 * domain test -Dtest=ViolationsPageTest -Dviolations.write=true} writes it anew.
 */
class ViolationsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "violations.md");
  private static final String BEGIN = "<!-- codes: begin -->\n";
  private static final String END = "<!-- codes: end -->";

  @Test
  void listsEveryCodeWithItsMeaning() throws IOException {
    String page = Files.readString(PAGE);
    String expected =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + codes()
            + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("violations.write")) {
      Files.writeString(PAGE, expected);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(expected);
  }

  private static String codes() {
    return Arrays.stream(ViolationCode.values())
        .map(code -> "| `" + code.text() + "` | " + code.meaning() + " |\n")
        .collect(Collectors.joining("", "| code | what it says |\n|---|---|\n", ""));
  }
}
