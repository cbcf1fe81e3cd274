package org.countersign.adapters.persistence.issuance;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.application.port.persistence.IdempotencyKeys;
import org.countersign.application.port.persistence.IdempotencyKeys.IdempotencyKey;

/** Idempotency keys in the database. */
public final class JpaIdempotencyKeys implements IdempotencyKeys {

  private final OpenUnit unit;

  public JpaIdempotencyKeys(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void add(IdempotencyKey key) {
    unit.insert(IdempotencyKeyRow.of(key));
  }

  @Override
  public Optional<IdempotencyKey> find(UUID identityId, String key) {
    return unit.find(
            IdempotencyKeyRow.class, new IdempotencyKeyRow.Key(identityId, StorableText.of(key)))
        .map(IdempotencyKeyRow::toIdempotencyKey);
  }

  @Override
  public void remove(UUID identityId, String key) {
    unit.delete(
        IdempotencyKeyRow.class, new IdempotencyKeyRow.Key(identityId, StorableText.of(key)));
  }

  @Override
  public void removeOlderThan(Instant moment) {
    unit.execute(
        unit.entityManager()
            .createQuery("delete from IdempotencyKeyRow r where r.createdAt < :moment")
            .setParameter("moment", Moments.toMicros(moment)));
  }
}
