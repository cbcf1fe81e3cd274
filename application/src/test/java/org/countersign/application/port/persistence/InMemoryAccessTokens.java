package org.countersign.application.port.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.access.AccessToken;

/** Access tokens in memory. */
public final class InMemoryAccessTokens implements AccessTokens {

  private final InMemoryTable<UUID, AccessToken> tokens;

  InMemoryAccessTokens(InMemoryTable<UUID, AccessToken> tokens) {
    this.tokens = tokens;
  }

  @Override
  public void add(AccessToken token) {
    tokens.add(token);
  }

  @Override
  public Optional<AccessToken> find(UUID id) {
    return tokens.find(id);
  }

  @Override
  public void revoke(UUID id) {
    tokens
        .find(id)
        .filter(token -> !token.revoked())
        .map(InMemoryAccessTokens::revoked)
        .ifPresent(tokens::update);
  }

  @Override
  public void revokeAllOf(UUID identityId) {
    tokens
        .rows()
        .filter(token -> token.identityId().equals(identityId) && !token.revoked())
        .map(InMemoryAccessTokens::revoked)
        .forEach(tokens::update);
  }

  private static AccessToken revoked(AccessToken token) {
    return new AccessToken(
        token.id(),
        token.identityId(),
        token.clientSecretId(),
        token.issuedAt(),
        token.expiresAt(),
        token.maxExpiresAt(),
        true);
  }

  @Override
  public void removeExpiredBefore(Instant moment) {
    tokens.removeIf(token -> token.expiresAt().isBefore(moment));
  }
}
