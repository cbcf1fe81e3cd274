package org.countersign.adapters.persistence.authority;

import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.application.port.persistence.SealedSigningKeys;
import org.countersign.application.port.persistence.SealedSigningKeys.SealedSigningKey;

/** Sealed private keys of CAs in the database. */
public final class JpaSealedSigningKeys implements SealedSigningKeys {

  private final OpenUnit unit;

  public JpaSealedSigningKeys(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void add(SealedSigningKey key) {
    unit.insert(SealedSigningKeyRow.of(key));
  }

  @Override
  public Optional<SealedSigningKey> find(UUID id) {
    return unit.find(SealedSigningKeyRow.class, id).map(SealedSigningKeyRow::toSealedSigningKey);
  }
}
