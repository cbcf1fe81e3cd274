package org.countersign.adapters.persistence.issuance;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.application.port.persistence.IdempotencyKeys;

/** Idempotency keys in the database. */
public final class SqlIdempotencyKeys implements IdempotencyKeys {

  private static final String FIND =
      "SELECT "
          + IdempotencyKeyRow.TABLE.columnsOf("k")
          + " FROM idempotency_key k WHERE k.identity_id = ? AND k.idempotency_key = ?";

  private final OpenUnit unit;

  public SqlIdempotencyKeys(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public Optional<IdempotencyKey> find(UUID identityId, String key) {
    return unit.queryFirst(
        row -> IdempotencyKeyRow.TABLE.read(row, 1).toIdempotencyKey(),
        FIND,
        identityId,
        StorableText.of(key));
  }

  @Override
  public void removeExpiredBefore(Instant moment) {
    unit.execute("DELETE FROM idempotency_key WHERE expires_at < ?", Moments.toMicros(moment));
  }
}
