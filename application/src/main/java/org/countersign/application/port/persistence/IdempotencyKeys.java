package org.countersign.application.port.persistence;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Which request an identity's Idempotency-Key stands for. */
public interface IdempotencyKeys {

  /**
   * Binds a key to a request.
   *
   * @throws DuplicateEntry when the identity's key is bound already, at the latest at commit
   */
  void add(IdempotencyKey key);

  Optional<IdempotencyKey> find(UUID identityId, String key);

  /** Unbinds a key; one that is not there is no error. */
  void remove(UUID identityId, String key);

  /** Forgets keys that were bound before a moment. */
  void removeOlderThan(Instant moment);

  /**
   * @param bodyHash SHA-256 over what was asked for, lower-case hex
   */
  record IdempotencyKey(
      UUID identityId, String key, String bodyHash, UUID requestId, Instant createdAt) {
    public IdempotencyKey {
      Objects.requireNonNull(identityId, "identityId");
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(bodyHash, "bodyHash");
      Objects.requireNonNull(requestId, "requestId");
      Objects.requireNonNull(createdAt, "createdAt");
    }
  }
}
