package org.countersign.distribution.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * Time, level, logger, message, what the {@link LogContext} has: one line. A stack trace follows on
 * lines of its own.
 */
public final class OneLineFormatter extends Formatter {

  /** Made by the log manager. */
  public OneLineFormatter() {}

  @Override
  public String format(LogRecord logged) {
    StringBuilder line =
        new StringBuilder()
            .append(logged.getInstant().truncatedTo(ChronoUnit.MILLIS))
            .append(' ')
            .append(logged.getLevel().getName())
            .append(" [")
            .append(logged.getLoggerName())
            .append("] ")
            .append(oneLine(formatMessage(logged)));
    LogContext.current()
        .forEach(
            (name, value) ->
                line.append(' ').append(name).append('=').append(oneLine(String.valueOf(value))));
    line.append('\n');
    if (logged.getThrown() != null) {
      StringWriter trace = new StringWriter();
      logged.getThrown().printStackTrace(new PrintWriter(trace));
      line.append(trace);
    }
    return line.toString();
  }

  /** A message may hold what a caller sent: line breaks in it must not look like records. */
  private static String oneLine(String message) {
    return message == null ? "" : message.strip().replaceAll("\\R\\s*", " | ");
  }
}
