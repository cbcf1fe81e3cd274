package org.countersign.adapters.persistence.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.domain.access.LoginFailures;

/** A row of {@code login_failures}. */
@Entity
@Table(name = "login_failures")
public class LoginFailuresRow {

  @Id
  @Column(name = "client_id_hash")
  private String clientIdHash;

  private int failures;

  @Column(name = "last_at")
  private long lastAt;

  @Version
  @Column(name = "lock_version")
  private int lockVersion;

  protected LoginFailuresRow() {}

  static LoginFailuresRow of(LoginFailures failures) {
    LoginFailuresRow row = new LoginFailuresRow();
    row.clientIdHash = failures.clientIdHash();
    row.set(failures);
    return row;
  }

  void set(LoginFailures failed) {
    failures = failed.count();
    lastAt = Moments.toMicros(failed.lastAt());
  }

  LoginFailures toLoginFailures() {
    return new LoginFailures(clientIdHash, failures, Moments.ofMicros(lastAt));
  }
}
