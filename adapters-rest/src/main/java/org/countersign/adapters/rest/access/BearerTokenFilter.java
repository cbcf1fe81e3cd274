package org.countersign.adapters.rest.access;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import org.countersign.adapters.rest.call.CallOrigin;
import org.countersign.adapters.rest.call.CallPrincipal;
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
    Caller caller =
        authentication.callerOf(
            request.getHeaderString(HttpHeaders.AUTHORIZATION), CallOrigin.of(request));
    request.setProperty(CallPrincipal.IDENTITY, caller.id());
    CallSecurity.set(request, new CallPrincipal.Proven(caller), "Bearer");
  }
}
