package org.countersign.adapters.rest.error;

import jakarta.annotation.Priority;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Sees to it that a request can be matched at all: what the client says it accepts is overlooked,
 * for there is one representation of everything; a URL that cannot be decoded is refused here,
 * before it surprises somebody.
 */
@Provider
@PreMatching
@Priority(RequestIdFilter.FIRST + 1)
public final class RequestCanBeMatched implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    request.getHeaders().put(HttpHeaders.ACCEPT, List.of("*/*"));
    try {
      request.getUriInfo().getQueryParameters();
      request.getUriInfo().getPathSegments();
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e);
    }
  }
}
