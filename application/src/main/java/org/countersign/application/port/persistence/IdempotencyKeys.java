package org.countersign.application.port.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.policy.decision.ElementVerdict;

/**
 * Which request an identity's Idempotency-Key stands for; {@link IssuanceJournal#pending} binds it.
 */
public interface IdempotencyKeys {

  Optional<IdempotencyKey> find(UUID identityId, String key);

  /** Forgets keys that expired before a moment. */
  void removeExpiredBefore(Instant moment);

  /**
   * @param bodyHash SHA-256 over what was asked for, lower-case hex
   * @param elements what the first answer told that neither the request nor the certificate tells
   * @param expiresAt when the certificate ends, and the key with it
   */
  record IdempotencyKey(
      UUID identityId,
      String key,
      String bodyHash,
      UUID requestId,
      List<ElementVerdict> elements,
      Instant createdAt,
      Instant expiresAt) {
    public IdempotencyKey {
      Objects.requireNonNull(identityId, "identityId");
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(bodyHash, "bodyHash");
      Objects.requireNonNull(requestId, "requestId");
      elements = List.copyOf(elements);
      Objects.requireNonNull(createdAt, "createdAt");
      Objects.requireNonNull(expiresAt, "expiresAt");
    }
  }
}
