package org.countersign.blackbox.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A page of the documentation, whose commands its readers paste. */
public final class Document {

  private static final String FENCE = "```";

  private final String text;

  private Document(String text) {
    this.text = text;
  }

  /** By its path in the repository. */
  public static Document at(String path) {
    return new Document(TestDirectory.read(Path.of("..").resolve(path)));
  }

  /** The blocks of code under the headings that begin so, in order. */
  public List<String> blocksUnder(String heading) {
    List<String> blocks = new ArrayList<>();
    for (String section : text.split("(?m)^(?=#+ )")) {
      if (section.substring(section.indexOf(' ') + 1).startsWith(heading)) {
        String[] parts = section.split("(?m)^" + FENCE + "\\w*\n?");
        for (int i = 1; i < parts.length; i += 2) {
          blocks.add(parts[i]);
        }
      }
    }
    return blocks;
  }

  /** Its headings, without their marks. */
  public List<String> headings() {
    return text.lines().filter(line -> line.startsWith("#")).map(Document::unmarked).toList();
  }

  private static String unmarked(String heading) {
    return heading.substring(heading.indexOf(' ') + 1);
  }

  /** Its lines that begin so. */
  public List<String> linesThatBegin(String prefix) {
    return Arrays.stream(text.split("\n")).filter(line -> line.startsWith(prefix)).toList();
  }
}
