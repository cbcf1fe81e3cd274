package org.countersign.adapters.rest.error;

import java.util.List;
import org.countersign.domain.validation.FieldError;

/**
 * A {@link FieldError} on the wire.
 *
 * @param path the names and list positions that lead to the field; empty for the body as a whole
 */
record FieldIssue(String code, List<String> path, String message) {

  static FieldIssue of(FieldError error) {
    List<String> path = error.path().isEmpty() ? List.of() : List.of(error.path().split("\\.", -1));
    return new FieldIssue(error.code(), path, error.message());
  }
}
