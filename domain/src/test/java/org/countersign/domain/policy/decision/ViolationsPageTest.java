package org.countersign.domain.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.domain.request.RequestFlaw;
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
    return Stream.concat(
            Arrays.stream(RequestFlaw.values()).map(flaw -> row(flaw.text(), flaw.meaning())),
            Arrays.stream(ViolationCode.values()).map(code -> row(code.text(), code.meaning())))
        .collect(Collectors.joining("", "| code | what it says |\n|---|---|\n", ""));
  }

  private static String row(String code, String meaning) {
    return "| `" + code + "` | " + meaning + " |\n";
  }
}
