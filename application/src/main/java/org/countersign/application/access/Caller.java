package org.countersign.application.access;

import java.util.Objects;
import java.util.UUID;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.Principal;
import org.countersign.domain.audit.Actor;
import org.countersign.domain.audit.Origin;

/**
 * The principal behind a call, as its access token proved, and its role in the organisation.
 *
 * @param origin where the call came from
 */
public record Caller(Principal principal, OrganizationRole role, Origin origin) {

  public Caller {
    if (principal.id().isEmpty()) {
      throw new IllegalArgumentException("the server does not call itself");
    }
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(origin, "origin");
  }

  public Caller(Principal principal, OrganizationRole role) {
    this(principal, role, Origin.NONE);
  }

  public static Caller of(Identity identity) {
    return new Caller(identity.principal(), identity.role());
  }

  /** The same, calling from somewhere. */
  public Caller from(Origin place) {
    return new Caller(principal, role, place);
  }

  /** As the audit trail names it. */
  public Actor actor() {
    return new Actor(principal, origin);
  }

  /** Of the principal. */
  public UUID id() {
    return principal.id().orElseThrow();
  }

  public boolean isOrganizationAdmin() {
    return role == OrganizationRole.ADMIN;
  }
}
