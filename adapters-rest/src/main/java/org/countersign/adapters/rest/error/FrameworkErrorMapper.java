package org.countersign.adapters.rest.error;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what Jakarta REST itself refuses, in our own words: no such route, no such method. */
@Provider
public final class FrameworkErrorMapper implements ExceptionMapper<WebApplicationException> {

  @Override
  public Response toResponse(WebApplicationException exception) {
    Response original = exception.getResponse();
    int status = original.getStatus();
    if (status >= 500) {
      return new Fault(exception).response();
    }
    Response.ResponseBuilder response = answer(status).response();
    String allow = original.getHeaderString(HttpHeaders.ALLOW);
    if (allow != null) {
      response.header(HttpHeaders.ALLOW, allow);
    }
    return response.build();
  }

  /** Our words for a status that the framework chose. */
  static ErrorAnswer answer(int status) {
    HttpError otherwise = status >= 500 ? HttpError.INTERNAL_SERVER_ERROR : HttpError.BAD_REQUEST;
    HttpError error = HttpError.ofStatus(status).orElse(otherwise);
    return ErrorAnswer.of(error, message(error));
  }

  private static String message(HttpError error) {
    return switch (error) {
      case NOT_FOUND -> "Route not found";
      case METHOD_NOT_ALLOWED -> "Method not allowed on this route";
      case PAYLOAD_TOO_LARGE -> "Request body is too large";
      case UNSUPPORTED_MEDIA_TYPE ->
          "Content-Type is not supported on this route; send application/json";
      case BAD_REQUEST,
          UNAUTHORIZED,
          PERMISSION_DENIED,
          TOKEN_ERROR,
          CONFLICT,
          VALIDATION_FAILURE ->
          "The request cannot be understood";
      case INTERNAL_SERVER_ERROR -> ErrorAnswer.FAULT;
      case SERVICE_UNAVAILABLE -> "The server is stopping";
    };
  }
}
