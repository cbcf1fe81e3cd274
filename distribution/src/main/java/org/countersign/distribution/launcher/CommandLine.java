package org.countersign.distribution.launcher;

import java.util.List;
import org.countersign.distribution.settings.SettingRefused;

/** What {@code java -jar countersign.jar} can be told to do; without a word it serves. */
enum CommandLine {
  SERVE(""),
  CHECK("--check"),
  PREPARE("--prepare"),
  HELP("--help"),
  VERSION("--version");

  static final String USAGE =
      """
      Usage: java [-Xmx...] -jar countersign.jar [option]

        (none)     serves until SIGTERM
        --check    looks at settings, database and master key, and serves nothing;
                   ends with 0, or with 2 and a sentence that says what is wrong
        --prepare  makes the archive of loaded classes for this Java, with which each
                   start takes about half the time
        --help     prints this
        --version  prints the version

      Everything else is set by environment variables that begin with COUNTERSIGN_:
      docs/configuration.md lists them.
      """;

  private final String option;

  CommandLine(String option) {
    this.option = option;
  }

  /**
   * @throws SettingRefused when it is anything else
   */
  static CommandLine read(String... arguments) {
    String text = String.join(" ", List.of(arguments));
    for (CommandLine each : values()) {
      if (each.option.equals(text)) {
        return each;
      }
    }
    throw new SettingRefused(
        "'"
            + text
            + "' is not understood; --check, --prepare, --help or --version is, one at a time, and"
            + " everything else is set by environment variables.");
  }
}
