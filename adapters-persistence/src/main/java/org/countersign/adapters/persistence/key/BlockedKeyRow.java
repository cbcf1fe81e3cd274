package org.countersign.adapters.persistence.key;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.SearchText;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.key.BlockedKey.HashedPart;
import org.countersign.domain.request.RequestFlaw;

/** A row of {@code blocked_key}; never changed. */
@Entity
@Table(name = "blocked_key")
public class BlockedKeyRow {

  @Id private UUID id;

  @Column(name = "hashed_part")
  private String part;

  /** The column's name is from when all hashes were over the SubjectPublicKeyInfo. */
  @Column(name = "public_key_fingerprint")
  private String sha256;

  private String flaw;

  private String reason;

  @Column(name = "blocked_by")
  private UUID blockedBy;

  @Column(name = "search_text")
  private String searchText;

  @Column(name = "created_at")
  private long createdAt;

  protected BlockedKeyRow() {}

  static BlockedKeyRow of(BlockedKey key) {
    BlockedKeyRow row = new BlockedKeyRow();
    row.id = key.id();
    row.part = key.part().name();
    row.sha256 = key.sha256();
    row.flaw = key.flaw().name();
    row.reason = key.reason();
    row.blockedBy = key.blockedBy().orElse(null);
    row.searchText = SearchText.of(Stream.of(key.sha256(), key.reason()));
    row.createdAt = Moments.toMicros(key.createdAt());
    return row;
  }

  BlockedKey toBlockedKey() {
    return new BlockedKey(
        id,
        HashedPart.valueOf(part),
        sha256,
        RequestFlaw.valueOf(flaw),
        reason,
        Optional.ofNullable(blockedBy),
        Moments.ofMicros(createdAt));
  }
}
