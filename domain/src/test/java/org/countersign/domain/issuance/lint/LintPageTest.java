package org.countersign.domain.issuance.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code docs/lint.md} says of the rules what they say of themselves, and names what exists. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LintPageTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private String page;
  private final Map<String, Path> javaFiles = new HashMap<>();

  @BeforeAll
  void read() throws IOException {
    page = Files.readString(ROOT.resolve("docs/lint.md"));
    try (Stream<Path> modules = Files.list(ROOT)) {
      modules.map(module -> module.resolve("src")).filter(Files::isDirectory).forEach(this::index);
    }
  }

  private void index(Path sources) {
    try (Stream<Path> files = Files.walk(sources)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> javaFiles.put(className(file), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String className(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ".java".length());
  }

  /** The cells of the table below a heading, without header and rule. */
  private List<List<String>> table(String heading) {
    String section = page.substring(page.indexOf("\n## " + heading + "\n") + 1);
    return section
        .lines()
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| ") && !line.startsWith("| clause |"))
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
        .toList();
  }

  @Test
  void listsEveryRuleInItsOrderWithClauseCodeFileAndTest() {
    assertThat(
            table("Rules").stream()
                .map(row -> List.of(row.get(0), row.get(1), row.get(3), row.get(4))))
        .containsExactlyElementsOf(
            CertificateRules.ALL.stream()
                .map(
                    rule -> {
                      String file = rule.getClass().getSimpleName();
                      return List.of(
                          rule.clause(), code(rule.code()), code(file), code(file + "Test"));
                    })
                .toList());
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  @Test
  void namesTestsThatExistForEveryRule() {
    assertThat(table("Rules"))
        .allSatisfy(row -> assertThat(javaFiles).containsKey(bare(row.get(4))));
  }

  private static String bare(String cell) {
    return cell.replace("`", "");
  }

  @Test
  void namesFilesThatExistAndRowsThatAreInThem() {
    assertThat(table("Covered elsewhere"))
        .hasSizeGreaterThan(40)
        .allSatisfy(
            row -> {
              assertThat(javaFiles).containsKeys(bare(row.get(2)), bare(row.get(3)));
              assertThat(Files.readString(javaFiles.get(bare(row.get(3))))).contains(row.get(4));
            });
  }

  @Test
  void saysOfEveryClauseThatDoesNotApplyWhyNot() {
    assertThat(table("Does not apply"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).hasSize(3).doesNotContain(""));
  }
}
