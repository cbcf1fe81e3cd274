package org.countersign.adapters.persistence.sqlite;

import java.sql.SQLException;

/** Why the embedded database is not opened, in a sentence for its administrator. */
public final class UnsoundDatabase extends SQLException {
  private static final long serialVersionUID = 1L;

  UnsoundDatabase(String message) {
    super(message);
  }

  UnsoundDatabase(String message, Throwable cause) {
    super(message, cause);
  }
}
