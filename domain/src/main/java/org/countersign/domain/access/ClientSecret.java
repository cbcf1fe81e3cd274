package org.countersign.domain.access;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A client secret of an identity, known only by its hash.
 *
 * @param prefix the first few characters, by which a person tells secrets apart
 * @param hash made by the secret hashing; never shown
 * @param usesLimit how many logins it is good for; 0 means any number
 * @param expiresAt empty when it does not expire
 */
public record ClientSecret(
    UUID id,
    UUID identityId,
    String description,
    String prefix,
    String hash,
    int usesLimit,
    int uses,
    Optional<Instant> expiresAt,
    boolean revoked,
    Instant createdAt) {

  public ClientSecret {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(identityId, "identityId");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(prefix, "prefix");
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(expiresAt, "expiresAt");
    Objects.requireNonNull(createdAt, "createdAt");
  }

  /** Whether it still opens the door. */
  public boolean usableAt(Instant moment) {
    return !revoked
        && (usesLimit == 0 || uses < usesLimit)
        && expiresAt.map(moment::isBefore).orElse(true);
  }

  public ClientSecret used() {
    return new ClientSecret(
        id,
        identityId,
        description,
        prefix,
        hash,
        usesLimit,
        uses + 1,
        expiresAt,
        revoked,
        createdAt);
  }

  public ClientSecret withdrawn() {
    return new ClientSecret(
        id, identityId, description, prefix, hash, usesLimit, uses, expiresAt, true, createdAt);
  }

  @Override
  public String toString() {
    return "ClientSecret[" + id + " of " + identityId + "]";
  }
}
