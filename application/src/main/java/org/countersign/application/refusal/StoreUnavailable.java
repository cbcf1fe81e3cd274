package org.countersign.application.refusal;

/**
 * The database cannot be reached or cannot write at present. The caller may send the request again
 * in a few seconds. The messages are for the caller and do not contain the cause.
 */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean perhapsWritten;

  private StoreUnavailable(String message, boolean perhapsWritten, Throwable cause) {
    super(message, cause);
    this.perhapsWritten = perhapsWritten;
  }

  /** Nothing was written, and nothing will be. */
  public static StoreUnavailable nothingWritten(Throwable cause) {
    return new StoreUnavailable(
        "The database is not available at present, so this was not done; send it again in a few"
            + " seconds",
        false,
        cause);
  }

  /** The store was lost while it committed: all was written, or nothing. */
  public static StoreUnavailable perhapsWritten(Throwable cause) {
    return new StoreUnavailable(
        "The database was lost while it stored this, so it is not known yet whether it did; look in"
            + " a few seconds, or send it again, with the same Idempotency-Key if it had one",
        true,
        cause);
  }

  /** Whether the data may have been written. */
  public boolean isPerhapsWritten() {
    return perhapsWritten;
  }

  /** The same for another thread, which may add to it. */
  public StoreUnavailable again() {
    return new StoreUnavailable(getMessage(), perhapsWritten, this);
  }
}
