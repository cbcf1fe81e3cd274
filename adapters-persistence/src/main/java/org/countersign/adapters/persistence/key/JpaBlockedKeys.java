package org.countersign.adapters.persistence.key;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.adapters.persistence.transaction.PagedQuery;
import org.countersign.application.port.persistence.BlockedKeys;
import org.countersign.application.port.persistence.Page;
import org.countersign.application.port.persistence.PageRequest;
import org.countersign.domain.key.BlockedKey;

/** Blocked keys in the database. */
public final class JpaBlockedKeys implements BlockedKeys {

  private final OpenUnit unit;

  public JpaBlockedKeys(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void add(BlockedKey key) {
    unit.insert(BlockedKeyRow.of(key));
  }

  @Override
  public Optional<BlockedKey> find(UUID id) {
    return unit.find(BlockedKeyRow.class, id).map(BlockedKeyRow::toBlockedKey);
  }

  @Override
  public Optional<BlockedKey> findBySha256(String sha256) {
    return unit.entityManager()
        .createQuery("select r from BlockedKeyRow r where r.sha256 = :sha256", BlockedKeyRow.class)
        .setParameter("sha256", sha256)
        .getResultStream()
        .findFirst()
        .map(BlockedKeyRow::toBlockedKey);
  }

  @Override
  public Set<String> blockedAmong(Set<String> sha256s) {
    if (sha256s.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        unit.entityManager()
            .createQuery(
                "select r.sha256 from BlockedKeyRow r where r.sha256 in :sha256s", String.class)
            .setParameter("sha256s", sha256s)
            .getResultList());
  }

  @Override
  public Page<BlockedKey> list(String search, PageRequest page) {
    return new PagedQuery<>(unit, BlockedKeyRow.class)
        .whereContains(search)
        .page("r.createdAt desc, r.id desc", page, BlockedKeyRow::toBlockedKey);
  }

  @Override
  public void remove(UUID id) {
    unit.delete(BlockedKeyRow.class, id);
  }
}
