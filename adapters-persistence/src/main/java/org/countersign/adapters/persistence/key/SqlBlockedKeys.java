package org.countersign.adapters.persistence.key;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.countersign.adapters.persistence.column.Octets;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.adapters.persistence.transaction.RowSearch;
import org.countersign.adapters.persistence.transaction.RowSearch.Shown;
import org.countersign.application.port.persistence.BlockedKeys;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.key.BlockedKey;

/** Blocked keys in the database. */
public final class SqlBlockedKeys implements BlockedKeys {

  private static final Shown SHOWN = new Shown(BlockedKeyRow.TABLE.columnsOf("r"), "");

  private final OpenUnit unit;

  public SqlBlockedKeys(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void add(BlockedKey key) {
    unit.insert(BlockedKeyRow.TABLE, BlockedKeyRow.of(key));
  }

  @Override
  public Optional<BlockedKey> find(UUID id) {
    return where("r.id = ?", id);
  }

  @Override
  public Optional<BlockedKey> findBySha256(String sha256) {
    return where("r.sha256 = ?", Octets.ofHex(sha256));
  }

  private Optional<BlockedKey> where(String condition, Object value) {
    return unit.queryFirst(
        row -> BlockedKeyRow.TABLE.read(row, 1).toBlockedKey(),
        "SELECT " + SHOWN.columns() + " FROM blocked_key r WHERE " + condition,
        value);
  }

  @Override
  public Set<String> blockedAmong(Set<String> sha256s) {
    if (sha256s.isEmpty()) {
      return Set.of();
    }
    List<String> blocked =
        unit.query(
            row -> Octets.hex(row.getBytes(1)),
            "SELECT r.sha256 FROM blocked_key r WHERE r.sha256 IN ("
                + RowSearch.marks(sha256s)
                + ")",
            sha256s.stream().map(Octets::ofHex).toArray());
    return blocked.stream().collect(Collectors.toSet());
  }

  @Override
  public Page<BlockedKey> list(String search, PageRequest page) {
    return new RowSearch(unit, "blocked_key")
        .whereTextIsPart(search)
        .page(
            SHOWN,
            "r.created_at DESC, r.id DESC",
            page,
            row -> BlockedKeyRow.TABLE.read(row, 1).toBlockedKey());
  }

  @Override
  public void remove(UUID id) {
    unit.execute("DELETE FROM blocked_key WHERE id = ?", id);
  }
}
