package org.countersign.adapters.persistence.key;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.Octets;
import org.countersign.adapters.persistence.column.SearchText;
import org.countersign.adapters.persistence.table.RecordTable;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.key.BlockedKey.HashedPart;
import org.countersign.domain.request.RequestFlaw;

/** A row of {@code blocked_key}; never changed. */
record BlockedKeyRow(
    UUID id,
    String hashedPart,
    byte[] sha256,
    String flaw,
    String reason,
    UUID blockedBy,
    String searchText,
    long createdAt) {

  static final RecordTable<BlockedKeyRow> TABLE =
      new RecordTable<>("blocked_key", BlockedKeyRow.class);

  static BlockedKeyRow of(BlockedKey key) {
    return new BlockedKeyRow(
        key.id(),
        key.part().name(),
        Octets.ofHex(key.sha256()),
        key.flaw().name(),
        key.reason(),
        key.blockedBy().orElse(null),
        SearchText.of(Stream.of(key.sha256(), key.reason())),
        Moments.toMicros(key.createdAt()));
  }

  BlockedKey toBlockedKey() {
    return new BlockedKey(
        id,
        HashedPart.valueOf(hashedPart),
        Octets.hex(sha256),
        RequestFlaw.valueOf(flaw),
        reason,
        Optional.ofNullable(blockedBy),
        Moments.ofMicros(createdAt));
  }
}
