package org.countersign.adapters.rest.error;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of error answer, each with its HTTP status and its name in the envelope. */
enum HttpError {
  BAD_REQUEST(400, "BadRequest"),
  UNAUTHORIZED(401, "Unauthorized"),
  PERMISSION_DENIED(403, "PermissionDenied"),
  TOKEN_ERROR(403, "TokenError"),
  NOT_FOUND(404, "NotFound"),
  METHOD_NOT_ALLOWED(405, "MethodNotAllowed"),
  CONFLICT(409, "Conflict"),
  PAYLOAD_TOO_LARGE(413, "PayloadTooLarge"),
  UNSUPPORTED_MEDIA_TYPE(415, "UnsupportedMediaType"),
  VALIDATION_FAILURE(422, "ValidationFailure"),
  RATE_LIMIT(429, "RateLimit"),
  INTERNAL_SERVER_ERROR(500, "InternalServerError"),
  SERVICE_UNAVAILABLE(503, "ServiceUnavailable");

  private final int status;
  private final String label;

  HttpError(int status, String label) {
    this.status = status;
    this.label = label;
  }

  int status() {
    return status;
  }

  /** The member {@code error} of the envelope. */
  String label() {
    return label;
  }

  /** The first kind with a status; empty when the contract has none. */
  static Optional<HttpError> ofStatus(int status) {
    return Arrays.stream(values()).filter(error -> error.status == status).findFirst();
  }
}
