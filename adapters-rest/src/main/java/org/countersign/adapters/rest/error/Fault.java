package org.countersign.adapters.rest.error;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Something went wrong inside; {@link RequestIdFilter} logs it and answers without it. */
record Fault(Throwable cause) {

  Response response() {
    return Response.serverError().type(MediaType.APPLICATION_JSON_TYPE).entity(this).build();
  }
}
