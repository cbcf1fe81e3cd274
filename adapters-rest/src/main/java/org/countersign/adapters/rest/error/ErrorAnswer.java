package org.countersign.adapters.rest.error;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

  static final String FAULT = "Something went wrong";

  static ErrorAnswer of(HttpError error, Object message) {
    return new ErrorAnswer(
        Optional.empty(), error.status(), message, error.label(), Optional.empty());
  }

  /** What an answer to a fault says: nothing of the cause. */
  static ErrorAnswer fault() {
    return of(HttpError.INTERNAL_SERVER_ERROR, FAULT);
  }

  ErrorAnswer withDetails(Object facts) {
    return new ErrorAnswer(reqId, statusCode, message, error, Optional.of(facts));
  }

  ErrorAnswer withRequestId(String id) {
    return new ErrorAnswer(Optional.of(id), statusCode, message, error, details);
  }

  /** A response that {@link RequestIdFilter} completes. */
  Response.ResponseBuilder response() {
    return Response.status(statusCode).type(MediaType.APPLICATION_JSON_TYPE).entity(this);
  }
}
