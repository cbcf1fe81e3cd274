package org.countersign.adapters.rest.error;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.countersign.adapters.rest.json.MalformedBody;

/** Answers a body that could not be read. */
@Provider
public final class MalformedBodyMapper implements ExceptionMapper<MalformedBody> {

  @Override
  public Response toResponse(MalformedBody malformed) {
    Response.ResponseBuilder response = answer(malformed).response();
    if (malformed.isBrokenOff()) {
      response.header("Connection", "close");
    }
    return response.build();
  }

  static ErrorAnswer answer(MalformedBody malformed) {
    ErrorAnswer answer = ErrorAnswer.of(HttpError.BAD_REQUEST, malformed.getMessage());
    return malformed.position().map(answer::withDetails).orElse(answer);
  }
}
