package org.countersign.distribution.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * One object of JSON on a line: time, level, logger, message, what the {@link LogContext} has, and
 * the stack trace as one text.
 */
public final class JsonFormatter extends Formatter {

  private static final int FIRST_PRINTABLE = ' ';

  /** Made by the handler. */
  public JsonFormatter() {}

  @Override
  public String format(LogRecord logged) {
    StringBuilder line = new StringBuilder("{");
    add(line, "time", logged.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
    add(line, "level", level(logged.getLevel()));
    add(line, "logger", logged.getLoggerName());
    add(line, "message", formatMessage(logged));
    LogContext.current().forEach((name, value) -> add(line, name, value));
    if (logged.getThrown() != null) {
      StringWriter trace = new StringWriter();
      logged.getThrown().printStackTrace(new PrintWriter(trace));
      add(line, "exception", trace.toString());
    }
    return line.append("}\n").toString();
  }

  /** The names that the setting has, and collectors of logs know. */
  private static String level(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (value >= Level.WARNING.intValue()) {
      return "WARNING";
    }
    if (value >= Level.INFO.intValue()) {
      return "INFO";
    }
    return value >= Level.FINE.intValue() ? "DEBUG" : "TRACE";
  }

  private static void add(StringBuilder line, String name, Object value) {
    if (line.length() > 1) {
      line.append(',');
    }
    quote(line, name);
    line.append(':');
    if (value instanceof Number) {
      line.append(value);
    } else {
      quote(line, value == null ? "" : value.toString());
    }
  }

  private static void quote(StringBuilder line, String text) {
    line.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> line.append('\\').append(c);
        case '\n' -> line.append("\\n");
        case '\t' -> line.append("\\t");
        case '\r' -> line.append("\\r");
        default -> {
          if (c < FIRST_PRINTABLE || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
            // Half of a pair has no UTF-8 of its own.
            line.append(escaped(c));
          } else {
            line.append(c);
          }
        }
      }
    }
    line.append('"');
  }

  private static String escaped(char c) {
    String digits = Integer.toHexString(c);
    return "\\u" + "0".repeat(4 - digits.length()) + digits;
  }
}
