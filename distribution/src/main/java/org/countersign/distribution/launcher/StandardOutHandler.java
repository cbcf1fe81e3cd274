package org.countersign.distribution.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;

/**
 * Writes each record to the process's standard output at once. To the descriptor, not to {@code
 * System.out}: the application server turns that into log records.
 */
public final class StandardOutHandler extends Handler {

  private static final String OURS = "org.countersign";

  private static final String OTHERS = StandardOutHandler.class.getName() + ".others.level";

  /** {@code json}, or else text. */
  static final String FORMAT = StandardOutHandler.class.getName() + ".format";

  private final Level others;
  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

  /** Made by the log manager. */
  public StandardOutHandler() {
    String format = LogManager.getLogManager().getProperty(FORMAT);
    setFormatter("json".equals(format) ? new JsonFormatter() : new OneLineFormatter());
    setLevel(Level.ALL);
    String level = LogManager.getLogManager().getProperty(OTHERS);
    others = level == null ? Level.WARNING : Level.parse(level.strip());
  }

  @Override
  public synchronized void publish(LogRecord logged) {
    if (isLoggable(logged) && isNews(logged)) {
      try {
        out.write(getFormatter().format(logged).getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // Nobody reads the output any more; that must not stop the server.
        reportError(null, e, ErrorManager.WRITE_FAILURE);
      }
    }
  }

  /**
   * Ours, and what others warn of unless {@code others.level} says otherwise. The application
   * server raises the levels of its own loggers while it boots, whatever the configuration says.
   */
  private boolean isNews(LogRecord logged) {
    String name = logged.getLoggerName();
    return logged.getLevel().intValue() >= others.intValue()
        || (name != null && name.startsWith(OURS));
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    // The descriptor is the process's, not ours.
  }
}
