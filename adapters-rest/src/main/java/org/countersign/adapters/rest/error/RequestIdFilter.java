package org.countersign.adapters.rest.error;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.UUID;

/**
 * Gives each request an id, which stands in its answer and over its failures in the log, and gives
 * failures their answers.
 */
@Provider
@PreMatching
@Priority(RequestIdFilter.FIRST)
public final class RequestIdFilter implements ContainerRequestFilter, ContainerResponseFilter {

  /** Before every other filter, so that what they refuse has an id, too. */
  static final int FIRST = 1;

  public static final String HEADER = "X-Request-Id";

  private static final Annotation[] NO_ANNOTATIONS = {};

  /** An attribute of the request, of Jakarta REST and of the servlet container alike. */
  private static final String ATTRIBUTE = "org.countersign.request-id";

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(ATTRIBUTE, idOf(request));
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String id = idOf(request);
    response.getHeaders().putSingle(HEADER, id);
    if (response.getEntity() instanceof FailureMapper.Failure failure) {
      answer(response, ErrorReply.to(failure.cause(), id, request.getMethod(), pathOf(request)));
    } else if (response.getStatus() >= 400 && !response.hasEntity()) {
      answer(response, ErrorReply.ofStatus(response.getStatus(), id));
    }
  }

  private static void answer(ContainerResponseContext response, ErrorReply reply) {
    response.setStatus(reply.status());
    reply.headers().forEach(response.getHeaders()::putSingle);
    response.setEntity(reply.answer(), NO_ANNOTATIONS, MediaType.APPLICATION_JSON_TYPE);
  }

  /** The id of a request, whichever way it goes; given now, if it has none yet. */
  public static String idOf(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String id) {
      return id;
    }
    String id = newId();
    request.setAttribute(ATTRIBUTE, id);
    return id;
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private static String idOf(ContainerRequestContext request) {
    return request.getProperty(ATTRIBUTE) instanceof String id ? id : newId();
  }

  private static String pathOf(ContainerRequestContext request) {
    return request.getUriInfo().getRequestUri().getRawPath();
  }
}
