package org.countersign.adapters.rest.call;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.countersign.domain.audit.Origin;

/** Reads where a call comes from. */
public final class CallOrigin {

  /**
   * The attribute of a servlet request, and so the property of one in Jakarta REST, that holds the
   * client's address as text.
   */
  public static final String ADDRESS = "org.countersign.client-address";

  private CallOrigin() {}

  public static Origin of(HttpServletRequest request) {
    return origin(request.getAttribute(ADDRESS), request.getHeader(HttpHeaders.USER_AGENT));
  }

  public static Origin of(ContainerRequestContext request) {
    return origin(request.getProperty(ADDRESS), request.getHeaderString(HttpHeaders.USER_AGENT));
  }

  private static Origin origin(Object address, String userAgent) {
    return Origin.of(address instanceof String text ? text : null, userAgent);
  }
}
