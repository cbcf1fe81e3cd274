package org.countersign.application.port.persistence;

/** Something with the same unique property is there already; nothing was written. */
public final class DuplicateEntry extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DuplicateEntry(String message) {
    super(message);
  }

  public DuplicateEntry(String message, Throwable cause) {
    super(message, cause);
  }
}
