package org.countersign.application.port.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Idempotency keys in memory. */
public final class InMemoryIdempotencyKeys implements IdempotencyKeys {

  private final InMemoryUnitOfWork unit;
  private final InMemoryTable<List<Object>, IdempotencyKey> keys;

  InMemoryIdempotencyKeys(
      InMemoryUnitOfWork unit, InMemoryTable<List<Object>, IdempotencyKey> keys) {
    this.unit = unit;
    this.keys = keys;
  }

  static List<Object> keyOf(IdempotencyKey key) {
    return List.of(key.identityId(), key.key());
  }

  @Override
  public void add(IdempotencyKey key) {
    keys.add(key);
  }

  @Override
  public Optional<IdempotencyKey> find(UUID identityId, String key) {
    return keys.find(List.of(identityId, key));
  }

  @Override
  public void rebind(IdempotencyKey key, UUID former) {
    if (keys.find(keyOf(key)).filter(bound -> bound.requestId().equals(former)).isEmpty()) {
      throw unit.lost(new DuplicateEntry("the idempotency key does not stand for that request"));
    }
    keys.update(key);
  }

  @Override
  public void removeExpiredBefore(Instant moment) {
    keys.removeIf(key -> key.expiresAt().isBefore(moment));
  }
}
