package org.countersign.domain.access;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The record of an access token; the token itself is not kept.
 *
 * @param id its jti
 * @param clientSecretId the client secret that it was given for; empty for one of a server that did
 *     not note it
 * @param maxExpiresAt past this no renewal reaches
 */
public record AccessToken(
    UUID id,
    UUID identityId,
    Optional<UUID> clientSecretId,
    Instant issuedAt,
    Instant expiresAt,
    Instant maxExpiresAt,
    boolean revoked) {

  public AccessToken {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(identityId, "identityId");
    Objects.requireNonNull(clientSecretId, "clientSecretId");
    Objects.requireNonNull(issuedAt, "issuedAt");
    Objects.requireNonNull(expiresAt, "expiresAt");
    Objects.requireNonNull(maxExpiresAt, "maxExpiresAt");
  }
}
