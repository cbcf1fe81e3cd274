package org.countersign.adapters.rest.error;

import java.util.Optional;
import org.countersign.adapters.rest.json.JsonAnswer;

/**
 * The envelope of every error.
 *
 * @param reqId by which the log knows the request
 * @param message a sentence, or the list of {@link FieldIssue}s for a 422
 * @param details facts for programs
 */
record ErrorAnswer(
    Optional<String> reqId, int statusCode, Object message, String error, Optional<Object> details)
    implements JsonAnswer {

  /** Nothing of the cause. */
  static final String FAULT = "Something went wrong";

  static ErrorAnswer of(HttpError error, Object message) {
    return new ErrorAnswer(
        Optional.empty(), error.status(), message, error.label(), Optional.empty());
  }

  ErrorAnswer withDetails(Object facts) {
    return new ErrorAnswer(reqId, statusCode, message, error, Optional.of(facts));
  }

  ErrorAnswer withRequestId(String id) {
    return new ErrorAnswer(Optional.of(id), statusCode, message, error, details);
  }
}
