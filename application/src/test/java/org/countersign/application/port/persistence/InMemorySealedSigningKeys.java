package org.countersign.application.port.persistence;

import java.util.Optional;
import java.util.UUID;

/** Sealed signing keys in memory. */
public final class InMemorySealedSigningKeys implements SealedSigningKeys {

  private final InMemoryTable<UUID, SealedSigningKey> keys;

  InMemorySealedSigningKeys(InMemoryTable<UUID, SealedSigningKey> keys) {
    this.keys = keys;
  }

  @Override
  public void add(SealedSigningKey key) {
    keys.add(key);
  }

  @Override
  public Optional<SealedSigningKey> find(UUID id) {
    return keys.find(id);
  }
}
