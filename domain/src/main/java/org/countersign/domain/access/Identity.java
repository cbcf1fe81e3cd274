package org.countersign.domain.access;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A machine identity: a program that calls the API. */
public record Identity(
    UUID id, String name, OrganizationRole role, Instant createdAt, Instant updatedAt) {

  public Identity {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(updatedAt, "updatedAt");
  }

  /** As what it acts. */
  public Principal principal() {
    return Principal.machineIdentity(id, name);
  }
}
