package org.countersign.application.port.persistence;

/** The object was changed concurrently; nothing was written. */
public final class ConcurrentChange extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConcurrentChange(String message) {
    super(message);
  }

  public ConcurrentChange(String message, Throwable cause) {
    super(message, cause);
  }
}
