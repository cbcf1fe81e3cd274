package org.countersign.adapters.rest.error;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.annotation.Annotation;
import java.util.UUID;

/** Gives each request an id, which stands in its answer and over its faults in the log. */
@Provider
@PreMatching
@Priority(RequestIdFilter.FIRST)
public final class RequestIdFilter implements ContainerRequestFilter, ContainerResponseFilter {

  /** Before every other filter, so that what they refuse has an id, too. */
  static final int FIRST = 1;

  public static final String HEADER = "X-Request-Id";

  private static final Logger LOG = System.getLogger(RequestIdFilter.class.getName());
  private static final Annotation[] NO_ANNOTATIONS = {};
  private static final String PROPERTY = RequestIdFilter.class.getName();

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(PROPERTY, UUID.randomUUID().toString());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String id = idOf(request);
    response.getHeaders().putSingle(HEADER, id);
    if (response.getEntity() instanceof Fault fault) {
      logFault(id, request.getMethod(), pathOf(request), fault.cause());
      response.setEntity(ErrorAnswer.fault().withRequestId(id));
    } else if (response.getEntity() instanceof ErrorAnswer answer) {
      response.setEntity(answer.withRequestId(id));
    } else if (response.getStatus() >= 400 && !response.hasEntity()) {
      response.setEntity(
          FrameworkErrorMapper.answer(response.getStatus()).withRequestId(id),
          NO_ANNOTATIONS,
          MediaType.APPLICATION_JSON_TYPE);
    }
  }

  /**
   * @param path still percent-encoded, so that nobody writes lines of their own into the log
   */
  static void logFault(String id, String method, String path, Throwable cause) {
    LOG.log(Logger.Level.ERROR, "request " + id + " failed: " + method + " " + path, cause);
  }

  private static String idOf(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof String id ? id : UUID.randomUUID().toString();
  }

  private static String pathOf(ContainerRequestContext request) {
    return request.getUriInfo().getRequestUri().getRawPath();
  }
}
