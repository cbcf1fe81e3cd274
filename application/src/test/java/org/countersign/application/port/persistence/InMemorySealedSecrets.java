package org.countersign.application.port.persistence;

import java.util.Optional;

/** Sealed secrets in memory. */
public final class InMemorySealedSecrets implements SealedSecrets {

  @SuppressWarnings("ArrayRecordComponent")
  record SealedSecret(String name, byte[] sealed) {}

  private final InMemoryTable<String, SealedSecret> secrets;

  InMemorySealedSecrets(InMemoryTable<String, SealedSecret> secrets) {
    this.secrets = secrets;
  }

  @Override
  public void add(String name, byte[] sealed) {
    secrets.add(new SealedSecret(name, sealed.clone()));
  }

  @Override
  public Optional<byte[]> find(String name) {
    return secrets.find(name).map(secret -> secret.sealed().clone());
  }
}
