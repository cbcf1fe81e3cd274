package org.countersign.application.port.persistence;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/** Private keys of CAs that are kept in software, sealed. */
public interface SealedSigningKeys {

  /**
   * @throws DuplicateEntry when one of that id is there, at the latest at commit
   */
  void add(SealedSigningKey key);

  Optional<SealedSigningKey> find(UUID id);

  /** A sealed private key with its public half. */
  record SealedSigningKey(UUID id, SubjectPublicKeyInfo publicKey, byte[] sealed) {
    public SealedSigningKey {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(publicKey, "publicKey");
      sealed = sealed.clone();
    }

    @Override
    public byte[] sealed() {
      return sealed.clone();
    }

    @Override
    public String toString() {
      return "SealedSigningKey[" + id + "]";
    }
  }
}
