package org.countersign.adapters.rest.error;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.countersign.adapters.rest.json.BodyTooLarge;

/** Answers a body that is too large, and reads no more of it. */
@Provider
public final class BodyTooLargeMapper implements ExceptionMapper<BodyTooLarge> {

  @Override
  public Response toResponse(BodyTooLarge tooLarge) {
    return ErrorAnswer.of(HttpError.PAYLOAD_TOO_LARGE, tooLarge.getMessage())
        .response()
        .header("Connection", "close")
        .build();
  }
}
