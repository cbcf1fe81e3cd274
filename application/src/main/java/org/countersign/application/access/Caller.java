package org.countersign.application.access;

import java.util.Objects;
import java.util.UUID;
import org.countersign.domain.access.OrganizationRole;

/** The identity behind a call, as its access token proved. */
public record Caller(UUID identityId, OrganizationRole role) {

  public Caller {
    Objects.requireNonNull(identityId, "identityId");
    Objects.requireNonNull(role, "role");
  }

  public boolean isOrganizationAdmin() {
    return role == OrganizationRole.ADMIN;
  }
}
