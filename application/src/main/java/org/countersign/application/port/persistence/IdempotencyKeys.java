package org.countersign.application.port.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.policy.ElementVerdict;
import org.countersign.domain.policy.Warning;

/** Which request an identity's Idempotency-Key stands for. */
public interface IdempotencyKeys {

  /**
   * Binds a key to a request.
   *
   * @throws DuplicateEntry when the identity's key is bound already, at the latest at commit
   */
  void add(IdempotencyKey key);

  Optional<IdempotencyKey> find(UUID identityId, String key);

  /**
   * Lets a bound key stand for another request.
   *
   * @param key as it shall be from now on
   * @param former the request that it stood for until now
   * @throws DuplicateEntry when it stands for another than the former one, or for none
   */
  void rebind(IdempotencyKey key, UUID former);

  /** Forgets keys that expired before a moment. */
  void removeExpiredBefore(Instant moment);

  /**
   * @param bodyHash SHA-256 over what was asked for, lower-case hex
   * @param expiresAt when the certificate ends, and the key with it
   */
  record IdempotencyKey(
      UUID identityId,
      String key,
      String bodyHash,
      UUID requestId,
      Remarks remarks,
      Instant createdAt,
      Instant expiresAt) {
    public IdempotencyKey {
      Objects.requireNonNull(identityId, "identityId");
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(bodyHash, "bodyHash");
      Objects.requireNonNull(requestId, "requestId");
      Objects.requireNonNull(remarks, "remarks");
      Objects.requireNonNull(createdAt, "createdAt");
      Objects.requireNonNull(expiresAt, "expiresAt");
    }
  }

  /** What the first answer told that neither the request nor the certificate tells. */
  record Remarks(List<Warning> warnings, List<ElementVerdict> elements) {

    public static final Remarks NONE = new Remarks(List.of(), List.of());

    public Remarks {
      warnings = List.copyOf(warnings);
      elements = List.copyOf(elements);
    }
  }
}
