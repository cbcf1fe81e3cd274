package org.countersign.application.port.persistence;

import java.util.Optional;

/** Secrets of the installation, sealed: the key that signs access tokens. */
public interface SealedSecrets {

  /**
   * @throws DuplicateEntry when one of that name is there, at the latest at commit
   */
  void add(String name, byte[] sealed);

  Optional<byte[]> find(String name);
}
