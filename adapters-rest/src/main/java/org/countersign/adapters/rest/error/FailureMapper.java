package org.countersign.adapters.rest.error;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Leaves every failure to {@link RequestIdFilter}, which knows the request that failed. */
@Provider
public final class FailureMapper implements ExceptionMapper<Throwable> {

  @Override
  public Response toResponse(Throwable failure) {
    return Response.serverError().entity(new Failure(failure)).build();
  }

  /** Stands in the place of an answer until {@link ErrorReply} says what that is. */
  record Failure(Throwable cause) {}
}
