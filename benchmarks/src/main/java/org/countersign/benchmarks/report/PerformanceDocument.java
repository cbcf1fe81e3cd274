package org.countersign.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The document with the results, a section for each kind of measurement between markers of its own;
 * what is written around them stays.
 */
public final class PerformanceDocument {

  private static final String BEGINNING =
      """
      # Performance

      Measured by `benchmarks/run`, which replaces the sections below; how: [benchmarks/README.md](../benchmarks/README.md).
      """;

  private final Path file;

  public PerformanceDocument(Path file) {
    this.file = file;
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
    String begin = "<!-- " + section + ": begin -->\n";
    String end = "<!-- " + section + ": end -->\n";
    String block = begin + content.strip() + "\n" + end;
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    return from < 0 || to < from
        ? text.stripTrailing() + "\n\n" + block
        : text.substring(0, from) + block + text.substring(to + end.length());
  }
}
