package org.countersign.adapters.persistence.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.util.UUID;
import org.countersign.domain.access.UniversalAuth;

/** A row of {@code universal_auth}. */
@Entity
@Table(name = "universal_auth")
public class UniversalAuthRow {

  @Id
  @Column(name = "identity_id")
  private UUID identityId;

  @Column(name = "client_id")
  private String clientId;

  @Column(name = "access_token_ttl_seconds")
  private long ttlSeconds;

  @Column(name = "access_token_max_ttl_seconds")
  private long maxTtlSeconds;

  @Version
  @Column(name = "lock_version")
  private int lockVersion;

  protected UniversalAuthRow() {}

  static UniversalAuthRow of(UniversalAuth auth) {
    UniversalAuthRow row = new UniversalAuthRow();
    row.identityId = auth.identityId();
    row.set(auth);
    return row;
  }

  void set(UniversalAuth auth) {
    clientId = auth.clientId();
    ttlSeconds = auth.accessTokenTtl().toSeconds();
    maxTtlSeconds = auth.accessTokenMaxTtl().toSeconds();
  }

  UniversalAuth toUniversalAuth() {
    return new UniversalAuth(
        identityId, clientId, Duration.ofSeconds(ttlSeconds), Duration.ofSeconds(maxTtlSeconds));
  }
}
