package org.countersign.adapters.rest.error;

import jakarta.annotation.Priority;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Set;

/**
 * Sees to it that a request can be matched at all: what the client says it accepts is overlooked,
 * for there is one representation of everything, and so is a body where none is read; a URL that
 * cannot be decoded is refused here, before it surprises somebody.
 */
@Provider
@PreMatching
@Priority(RequestIdFilter.FIRST + 1)
public final class RequestCanBeMatched implements ContainerRequestFilter {

  private static final Set<String> BODILESS = Set.of("GET", "HEAD", "DELETE", "OPTIONS");

  @Override
  public void filter(ContainerRequestContext request) {
    request.getHeaders().put(HttpHeaders.ACCEPT, List.of("*/*"));
    if (BODILESS.contains(request.getMethod())) {
      // Clients send {} with DELETE, and call it a form; the type would match no route.
      request.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
    }
    try {
      request.getUriInfo().getQueryParameters();
      request.getUriInfo().getPathSegments();
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e);
    }
  }
}
