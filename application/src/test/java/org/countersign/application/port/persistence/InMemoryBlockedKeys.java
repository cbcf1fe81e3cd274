package org.countersign.application.port.persistence;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.key.BlockedKey;

/** Blocked keys in memory. */
public final class InMemoryBlockedKeys implements BlockedKeys {

  private final InMemoryTable<UUID, BlockedKey> keys;

  InMemoryBlockedKeys(InMemoryTable<UUID, BlockedKey> keys) {
    this.keys = keys;
  }

  @Override
  public void add(BlockedKey key) {
    keys.add(key);
  }

  @Override
  public Optional<BlockedKey> find(UUID id) {
    return keys.find(id);
  }

  @Override
  public Optional<BlockedKey> findBySha256(String sha256) {
    return keys.rows().filter(key -> key.sha256().equals(sha256)).findFirst();
  }

  @Override
  public Set<String> blockedAmong(Set<String> sha256s) {
    return keys.rows()
        .map(BlockedKey::sha256)
        .filter(sha256s::contains)
        .collect(Collectors.toSet());
  }

  @Override
  public Page<BlockedKey> list(String search, PageRequest page) {
    return Pages.cut(
        keys.rows()
            .filter(key -> SearchedText.isPartOf(search, Stream.of(key.sha256(), key.reason())))
            .sorted(
                Comparator.comparing(BlockedKey::createdAt)
                    .thenComparing(key -> key.id().toString())
                    .reversed())
            .toList(),
        page);
  }

  @Override
  public void remove(UUID id) {
    keys.remove(id);
  }
}
