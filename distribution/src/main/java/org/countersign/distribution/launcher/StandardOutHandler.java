package org.countersign.distribution.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Writes each record to the process's standard output at once. To the descriptor, not to {@code
 * System.out}: the application server turns that into log records.
 */
public final class StandardOutHandler extends Handler {

  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

  /** Made by the log manager. */
  public StandardOutHandler() {
    setFormatter(new OneLineFormatter());
    setLevel(Level.ALL);
  }

  @Override
  public synchronized void publish(LogRecord logged) {
    if (isLoggable(logged)) {
      try {
        out.write(getFormatter().format(logged).getBytes(StandardCharsets.UTF_8));
      } catch (java.io.IOException e) {
        // Nobody reads the output any more; that must not stop the server.
        reportError(null, e, java.util.logging.ErrorManager.WRITE_FAILURE);
      }
    }
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
