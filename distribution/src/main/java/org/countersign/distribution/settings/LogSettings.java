package org.countersign.distribution.settings;

import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;

/**
 * How the server logs.
 *
 * @param level of our own loggers; absent: as the configuration of the logging has it
 * @param access whether each request is logged
 */
public record LogSettings(Format format, Optional<Severity> level, boolean access) {

  /** How a record is written. */
  public enum Format {
    /** A line for people. */
    TEXT,
    /** An object of JSON on a line of its own. */
    JSON
  }

  /** From which level on a record is written. */
  public enum Severity {
    TRACE(Level.FINER),
    DEBUG(Level.FINE),
    INFO(Level.INFO),
    WARNING(Level.WARNING),
    ERROR(Level.SEVERE);

    private final Level level;

    Severity(Level level) {
      this.level = level;
    }

    /** What {@code java.util.logging} calls it. */
    public Level level() {
      return level;
    }
  }

  public LogSettings {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(level, "level");
  }
}
