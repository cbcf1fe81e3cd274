package org.countersign.adapters.rest.call;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.countersign.application.access.Caller;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.audit.Origin;

/** One call of a route. */
public final class Call {

  private final UriInfo uri;
  private final SecurityContext security;

  public Call(@Context UriInfo uri, @Context SecurityContext security) {
    this.uri = uri;
    this.security = security;
  }

  /**
   * Who is calling, as the access token proved.
   *
   * @throws Refused UNAUTHENTICATED on a route that proves nobody
   */
  public Caller caller() {
    if (security.getUserPrincipal() instanceof CallPrincipal.Proven principal) {
      return principal.caller();
    }
    throw Refused.unauthenticated("Token missing");
  }

  /** Where the call comes from. */
  public Origin origin() {
    return security.getUserPrincipal() instanceof CallPrincipal principal
        ? principal.origin()
        : Origin.NONE;
  }

  public Parameters parameters() {
    return new Parameters(uri);
  }

  /**
   * The id in the path.
   *
   * @throws Refused INVALID_FIELDS when it is no UUID
   */
  public UUID id() {
    return id("id");
  }

  /** As {@link #id()}, under another name. */
  public UUID id(String name) {
    Parameters parameters = parameters();
    UUID id = parameters.pathId(name);
    parameters.check();
    return id;
  }

  /**
   * Which stretch of a list is wanted, where nothing else is asked.
   *
   * @throws Refused INVALID_FIELDS
   */
  public PageRequest page(int defaultLimit) {
    Parameters parameters = parameters();
    PageRequest page = parameters.page(defaultLimit);
    parameters.check();
    return page;
  }
}
