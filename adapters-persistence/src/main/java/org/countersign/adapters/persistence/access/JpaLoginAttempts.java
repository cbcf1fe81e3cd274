package org.countersign.adapters.persistence.access;

import java.time.Instant;
import java.util.Optional;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.application.port.persistence.LoginAttempts;
import org.countersign.domain.access.LoginFailures;

/** Failed logins in the database. */
public final class JpaLoginAttempts implements LoginAttempts {

  private final OpenUnit unit;

  public JpaLoginAttempts(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public Optional<LoginFailures> find(String clientIdHash) {
    return unit.find(LoginFailuresRow.class, clientIdHash).map(LoginFailuresRow::toLoginFailures);
  }

  @Override
  public void put(LoginFailures failures) {
    unit.find(LoginFailuresRow.class, failures.clientIdHash())
        .ifPresentOrElse(
            row -> {
              row.set(failures);
              unit.flush();
            },
            () -> unit.insert(LoginFailuresRow.of(failures)));
  }

  @Override
  public void clear(String clientIdHash) {
    unit.delete(LoginFailuresRow.class, clientIdHash);
  }

  @Override
  public void clearAll(String beginning) {
    unit.execute(
        unit.entityManager()
            .createQuery("delete from LoginFailuresRow r where r.clientIdHash like :pattern")
            .setParameter("pattern", beginning + "%"));
  }

  @Override
  public void removeOlderThan(Instant moment) {
    unit.execute(
        unit.entityManager()
            .createQuery("delete from LoginFailuresRow r where r.lastAt < :moment")
            .setParameter("moment", Moments.toMicros(moment)));
  }
}
