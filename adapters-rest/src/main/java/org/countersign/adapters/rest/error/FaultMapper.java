package org.countersign.adapters.rest.error;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers everything that nobody foresaw. */
@Provider
public final class FaultMapper implements ExceptionMapper<Throwable> {

  @Override
  public Response toResponse(Throwable cause) {
    return new Fault(cause).response();
  }
}
