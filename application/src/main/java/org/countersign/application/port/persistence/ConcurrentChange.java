package org.countersign.application.port.persistence;

/** Somebody else changed the thing in the meantime; nothing was written. */
public final class ConcurrentChange extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConcurrentChange(String message) {
    super(message);
  }

  public ConcurrentChange(String message, Throwable cause) {
    super(message, cause);
  }
}
