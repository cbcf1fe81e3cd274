package org.countersign.adapters.rest.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import org.countersign.adapters.rest.call.Public;

/** Puts a {@link BearerTokenFilter} before every route that is not {@link Public}. */
@Provider
@Dependent
public final class BearerTokens implements DynamicFeature {

  private final BearerAuthentication authentication;

  @Inject
  public BearerTokens(BearerAuthentication authentication) {
    this.authentication = authentication;
  }

  @Override
  public void configure(ResourceInfo route, FeatureContext context) {
    if (!route.getResourceMethod().isAnnotationPresent(Public.class)) {
      context.register(new BearerTokenFilter(authentication));
    }
  }
}
