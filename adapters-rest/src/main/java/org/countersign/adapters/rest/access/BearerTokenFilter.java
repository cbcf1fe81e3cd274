package org.countersign.adapters.rest.access;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.countersign.adapters.rest.call.CallerPrincipal;
import org.countersign.application.access.Caller;

/** Finds out who is calling. */
@Priority(Priorities.AUTHENTICATION)
final class BearerTokenFilter implements ContainerRequestFilter {

  private final BearerAuthentication authentication;

  BearerTokenFilter(BearerAuthentication authentication) {
    this.authentication = authentication;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Caller caller = authentication.callerOf(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    boolean secure =
        request.getSecurityContext() != null && request.getSecurityContext().isSecure();
    request.setSecurityContext(new Proven(new CallerPrincipal(caller), secure));
  }

  private record Proven(CallerPrincipal principal, boolean isSecure) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
      return principal;
    }

    /** Roles are the use cases' affair. */
    @Override
    public boolean isUserInRole(String role) {
      return false;
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
    }
  }
}
