package org.countersign.adapters.rest.access;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.adapters.rest.call.CallerPrincipal;
import org.countersign.application.access.Authenticate;
import org.countersign.application.access.Caller;
import org.countersign.application.refusal.Refused;

/** Finds out who is calling, from the header {@code Authorization: Bearer} (RFC 6750, 2.1). */
@Priority(Priorities.AUTHENTICATION)
final class BearerTokenFilter implements ContainerRequestFilter {

  private static final Pattern CREDENTIALS =
      Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9._~+/=-]{1,8192}) *");

  private final Authenticate authenticate;

  BearerTokenFilter(Authenticate authenticate) {
    this.authenticate = authenticate;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Caller caller = authenticate.callerOf(token(request));
    boolean secure =
        request.getSecurityContext() != null && request.getSecurityContext().isSecure();
    request.setSecurityContext(new Proven(new CallerPrincipal(caller), secure));
  }

  private static String token(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (header == null || header.isBlank()) {
      throw Refused.unauthenticated("Token missing");
    }
    Matcher credentials = CREDENTIALS.matcher(header.strip());
    if (!credentials.matches()) {
      throw Refused.unauthenticated("Authorization header is not of the form 'Bearer <token>'");
    }
    return credentials.group(1);
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
