package org.countersign.application.port.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Idempotency keys in memory. */
public final class InMemoryIdempotencyKeys implements IdempotencyKeys {

  private final InMemoryTable<List<Object>, IdempotencyKey> keys;

  InMemoryIdempotencyKeys(InMemoryTable<List<Object>, IdempotencyKey> keys) {
    this.keys = keys;
  }

  static List<Object> keyOf(IdempotencyKey key) {
    return List.of(key.identityId(), key.key());
  }

  @Override
  public Optional<IdempotencyKey> find(UUID identityId, String key) {
    return keys.find(List.of(identityId, key));
  }

  @Override
  public void removeExpiredBefore(Instant moment) {
    keys.removeIf(key -> key.expiresAt().isBefore(moment));
  }
}
