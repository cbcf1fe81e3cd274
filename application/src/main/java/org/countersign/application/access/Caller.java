package org.countersign.application.access;

import java.util.Objects;
import java.util.UUID;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.Principal;

/** The principal behind a call, as its access token proved, and its role in the organisation. */
public record Caller(Principal principal, OrganizationRole role) {

  public Caller {
    if (principal.id().isEmpty()) {
      throw new IllegalArgumentException("the server does not call itself");
    }
    Objects.requireNonNull(role, "role");
  }

  public static Caller of(Identity identity) {
    return new Caller(identity.principal(), identity.role());
  }

  /** Of the principal. */
  public UUID id() {
    return principal.id().orElseThrow();
  }

  public boolean isOrganizationAdmin() {
    return role == OrganizationRole.ADMIN;
  }
}
