package org.countersign.adapters.persistence.issuance;

import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.adapters.persistence.document.RemarkDocuments;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.application.port.persistence.DuplicateEntry;
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
    return unit.findAnew(
            IdempotencyKeyRow.class, new IdempotencyKeyRow.Key(identityId, StorableText.of(key)))
        .map(IdempotencyKeyRow::toIdempotencyKey);
  }

  @Override
  public void rebind(IdempotencyKey key, UUID former) {
    Query rebinding =
        unit.entityManager()
            .createQuery(
                "update IdempotencyKeyRow r set r.bodyHash = :bodyHash,"
                    + " r.requestId = :requestId, r.remarks = :remarks,"
                    + " r.createdAt = :createdAt, r.expiresAt = :expiresAt"
                    + " where r.identityId = :identityId and r.key = :key"
                    + " and r.requestId = :former")
            .setParameter("bodyHash", key.bodyHash())
            .setParameter("requestId", key.requestId())
            .setParameter("remarks", RemarkDocuments.of(key.remarks()))
            .setParameter("createdAt", Moments.toMicros(key.createdAt()))
            .setParameter("expiresAt", Moments.toMicros(key.expiresAt()))
            .setParameter("identityId", key.identityId())
            .setParameter("key", key.key())
            .setParameter("former", former);
    if (unit.execute(rebinding) == 0) {
      throw unit.lost(new DuplicateEntry("the idempotency key stands for another request"));
    }
  }

  @Override
  public void removeExpiredBefore(Instant moment) {
    unit.execute(
        unit.entityManager()
            .createQuery("delete from IdempotencyKeyRow r where r.expiresAt < :moment")
            .setParameter("moment", Moments.toMicros(moment)));
  }
}
