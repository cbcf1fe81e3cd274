package org.countersign.adapters.persistence.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.domain.access.AccessToken;

/** A row of {@code access_token}. */
@Entity
@Table(name = "access_token")
public class AccessTokenRow {

  @Id private UUID id;

  @Column(name = "identity_id")
  private UUID identityId;

  @Column(name = "client_secret_id")
  private UUID clientSecretId;

  @Column(name = "issued_at")
  private long issuedAt;

  @Column(name = "expires_at")
  private long expiresAt;

  @Column(name = "max_expires_at")
  private long maxExpiresAt;

  private boolean revoked;

  protected AccessTokenRow() {}

  static AccessTokenRow of(AccessToken token) {
    AccessTokenRow row = new AccessTokenRow();
    row.id = token.id();
    row.identityId = token.identityId();
    row.clientSecretId = token.clientSecretId().orElse(null);
    row.issuedAt = Moments.toMicros(token.issuedAt());
    row.expiresAt = Moments.toMicros(token.expiresAt());
    row.maxExpiresAt = Moments.toMicros(token.maxExpiresAt());
    row.revoked = token.revoked();
    return row;
  }

  AccessToken toAccessToken() {
    return new AccessToken(
        id,
        identityId,
        Optional.ofNullable(clientSecretId),
        Moments.ofMicros(issuedAt),
        Moments.ofMicros(expiresAt),
        Moments.ofMicros(maxExpiresAt),
        revoked);
  }
}
