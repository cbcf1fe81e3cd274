package org.countersign.domain.access;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A person who uses the console.
 *
 * @param email in lower case, unique in the installation
 * @param passwordHash made by the secret hashing; never shown
 */
public record User(
    UUID id, String email, String passwordHash, OrganizationRole role, Instant createdAt) {

  public User {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(email, "email");
    Objects.requireNonNull(passwordHash, "passwordHash");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(createdAt, "createdAt");
  }

  /** As who they act. */
  public Principal principal() {
    return Principal.user(id, email);
  }

  @Override
  public String toString() {
    return "User[" + id + "]";
  }
}
