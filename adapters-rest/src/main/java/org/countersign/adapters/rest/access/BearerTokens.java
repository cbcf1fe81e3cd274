package org.countersign.adapters.rest.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import org.countersign.adapters.rest.call.CallOrigin;
import org.countersign.adapters.rest.call.CallPrincipal;
import org.countersign.adapters.rest.call.Public;

/**
 * Puts a {@link BearerTokenFilter} before every route that is not {@link Public}; there, anyone
 * calls.
 */
@Provider
@Dependent
public final class BearerTokens implements DynamicFeature {

  private final BearerAuthentication authentication;

  @Inject
  public BearerTokens(BearerAuthentication authentication) {
    this.authentication = authentication;
  }

  /** Says where a call comes from that nobody has to prove himself for. */
  @Priority(Priorities.AUTHENTICATION)
  private static final class AnyoneFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
      CallSecurity.set(request, new CallPrincipal.Anyone(CallOrigin.of(request)), null);
    }
  }

  @Override
  public void configure(ResourceInfo route, FeatureContext context) {
    if (!route.getResourceMethod().isAnnotationPresent(Public.class)) {
      context.register(new BearerTokenFilter(authentication));
    } else {
      context.register(new AnyoneFilter());
    }
  }
}
