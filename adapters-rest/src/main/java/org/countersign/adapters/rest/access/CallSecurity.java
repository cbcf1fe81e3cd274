package org.countersign.adapters.rest.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.countersign.adapters.rest.call.CallPrincipal;

/** Who calls, in the terms of Jakarta REST. */
record CallSecurity(CallPrincipal principal, boolean isSecure, String getAuthenticationScheme)
    implements SecurityContext {

  /**
   * Says of a request who sent it.
   *
   * @param scheme null when no scheme was used
   */
  static void set(ContainerRequestContext request, CallPrincipal principal, String scheme) {
    boolean secure =
        request.getSecurityContext() != null && request.getSecurityContext().isSecure();
    request.setSecurityContext(new CallSecurity(principal, secure, scheme));
  }

  @Override
  public Principal getUserPrincipal() {
    return principal;
  }

  /** Roles are the use cases' affair. */
  @Override
  public boolean isUserInRole(String role) {
    return false;
  }
}
