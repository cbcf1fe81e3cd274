package org.countersign.application.port.persistence;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.key.BlockedKey;

/** Public keys that get no certificate. */
public interface BlockedKeys {

  /**
   * @throws DuplicateEntry when the key is blocked already, at the latest at commit
   */
  void add(BlockedKey key);

  Optional<BlockedKey> find(UUID id);

  /** By any of its hashes. */
  Optional<BlockedKey> findBySha256(String sha256);

  /**
   * Those of some hashes that are blocked.
   *
   * @param sha256s at most a thousand
   */
  Set<String> blockedAmong(Set<String> sha256s);

  /**
   * The latest first.
   *
   * @param search part of hash or reason, in any case, a hash also with colons or blanks; empty
   *     text for all
   */
  Page<BlockedKey> list(String search, PageRequest page);

  /** Removes one; one that is not there is no error. */
  void remove(UUID id);
}
