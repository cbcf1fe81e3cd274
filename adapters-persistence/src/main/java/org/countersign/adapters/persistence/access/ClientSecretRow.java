package org.countersign.adapters.persistence.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.domain.access.ClientSecret;

/** A row of {@code client_secret}. */
@Entity
@Table(name = "client_secret")
public class ClientSecretRow {

  @Id private UUID id;

  @Column(name = "identity_id")
  private UUID identityId;

  private String description;
  private String prefix;

  @Column(name = "secret_hash")
  private String hash;

  @Column(name = "uses_limit")
  private int usesLimit;

  private int uses;

  @Column(name = "expires_at")
  private Long expiresAt;

  private boolean revoked;

  @Column(name = "created_at")
  private long createdAt;

  @Version
  @Column(name = "lock_version")
  private int lockVersion;

  protected ClientSecretRow() {}

  static ClientSecretRow of(ClientSecret secret) {
    ClientSecretRow row = new ClientSecretRow();
    row.id = secret.id();
    row.identityId = secret.identityId();
    row.set(secret);
    return row;
  }

  void set(ClientSecret secret) {
    description = StorableText.of(secret.description());
    prefix = secret.prefix();
    hash = secret.hash();
    usesLimit = secret.usesLimit();
    uses = secret.uses();
    expiresAt = secret.expiresAt().map(Moments::toMicros).orElse(null);
    revoked = secret.revoked();
    createdAt = Moments.toMicros(secret.createdAt());
  }

  ClientSecret toClientSecret() {
    return new ClientSecret(
        id,
        identityId,
        description,
        prefix,
        hash,
        usesLimit,
        uses,
        Optional.ofNullable(expiresAt).map(Moments::ofMicros),
        revoked,
        Moments.ofMicros(createdAt));
  }
}
