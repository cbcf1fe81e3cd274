package org.countersign.adapters.persistence.access;

import java.util.Optional;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.application.port.persistence.SealedSecrets;

/** The installation's sealed secrets in the database. */
public final class JpaSealedSecrets implements SealedSecrets {

  private final OpenUnit unit;

  public JpaSealedSecrets(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void add(String name, byte[] sealed) {
    unit.insert(SealedSecretRow.of(name, sealed));
  }

  @Override
  public Optional<byte[]> find(String name) {
    return unit.find(SealedSecretRow.class, name).map(SealedSecretRow::sealed);
  }
}
