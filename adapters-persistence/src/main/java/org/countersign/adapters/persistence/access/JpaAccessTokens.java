package org.countersign.adapters.persistence.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.application.port.persistence.AccessTokens;
import org.countersign.domain.access.AccessToken;

/** Access tokens in the database. */
public final class JpaAccessTokens implements AccessTokens {

  private final OpenUnit unit;

  public JpaAccessTokens(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void add(AccessToken token) {
    unit.insert(AccessTokenRow.of(token));
  }

  @Override
  public Optional<AccessToken> find(UUID id) {
    return unit.findAnew(AccessTokenRow.class, id).map(AccessTokenRow::toAccessToken);
  }

  @Override
  public void revoke(UUID id) {
    revokeWhere("r.id = :id", id);
  }

  @Override
  public void revokeAllOf(UUID identityId) {
    revokeWhere("r.identityId = :id", identityId);
  }

  private void revokeWhere(String condition, UUID id) {
    int revoked =
        unit.execute(
            unit.entityManager()
                .createQuery(
                    "update AccessTokenRow r set r.revoked = true"
                        + " where r.revoked = false and "
                        + condition)
                .setParameter("id", id));
    if (revoked > 0) {
      unit.noteChange();
    }
  }

  @Override
  public void removeExpiredBefore(Instant moment) {
    unit.execute(
        unit.entityManager()
            .createQuery("delete from AccessTokenRow r where r.expiresAt < :moment")
            .setParameter("moment", Moments.toMicros(moment)));
  }
}
