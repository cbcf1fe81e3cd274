package org.countersign.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The document with the results, a section for each kind of measurement between markers of its own;
 * what is written around them stays.
 */
public final class PerformanceDocument {

  private static final String BEGINNING =
      """
      # Performance

      Measured by `benchmarks/run`, which replaces the sections of what it measures and keeps the others; how:
      [benchmarks/README.md](../benchmarks/README.md).

      ## Targets

      Each table is of the runs that its section below shows. OpenSSL's operations are those of one core in the same minute.

      """
          + Stream.of("issuing", "start", "growth", "soak")
              .map(kind -> block(targets(kind), ""))
              .collect(Collectors.joining("\n"));

  private final Path file;

  public PerformanceDocument(Path file) {
    this.file = file;
  }

  /** Puts a kind's results and how they stand against the targets in place of those before. */
  public void replace(String kind, TargetTable targets, String content) {
    replace(targets(kind), targets.markdown());
    replace(kind, content);
  }

  private static String targets(String kind) {
    return "targets-" + kind;
  }

  /** Puts content in place of the section's, or behind everything when there is no such section. */
  public void replace(String section, String content) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      String text = Files.exists(file) ? Files.readString(file) : BEGINNING;
      Files.writeString(file, replaced(text, section, content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a plot beside the document; gives the Markdown that shows it. */
  public String plot(String name, String caption, String svg) {
    String stem = file.getFileName().toString().replaceFirst("\\.md$", "");
    Path directory = file.toAbsolutePath().resolveSibling(stem);
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(name + ".svg"), svg);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "![" + caption + "](" + stem + "/" + name + ".svg)\n";
  }

  static String replaced(String text, String section, String content) {
    int from = text.indexOf(begin(section));
    int to = text.indexOf(end(section));
    String block = block(section, content);
    return from < 0 || to < from
        ? text.stripTrailing() + "\n\n" + block
        : text.substring(0, from) + block + text.substring(to + end(section).length());
  }

  /** Blank lines inside, without which Markdown sees no table. */
  private static String block(String section, String content) {
    String inside = content.isBlank() ? "" : "\n" + content.strip() + "\n\n";
    return begin(section) + inside + end(section);
  }

  private static String begin(String section) {
    return "<!-- " + section + ": begin -->\n";
  }

  private static String end(String section) {
    return "<!-- " + section + ": end -->\n";
  }
}
