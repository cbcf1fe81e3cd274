package org.countersign.adapters.persistence.schema;

/** Why the server cannot start on this database, in one sentence for its administrator. */
public final class SchemaRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SchemaRefused(String message) {
    super(message);
  }

  SchemaRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
