package org.countersign.adapters.crypto.softkey;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The keys that were used last, opened. When there is no more room the one not used for longest
 * goes.
 */
final class OpenedKeys {

  private final Map<UUID, OpenedKey> keys;

  OpenedKeys(int capacity) {
    this.keys =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<UUID, OpenedKey> eldest) {
            return size() > capacity;
          }
        };
  }

  synchronized Optional<OpenedKey> find(UUID id) {
    return Optional.ofNullable(keys.get(id));
  }

  synchronized void put(UUID id, OpenedKey key) {
    keys.put(id, key);
  }
}
