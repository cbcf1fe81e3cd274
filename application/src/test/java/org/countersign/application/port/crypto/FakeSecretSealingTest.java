package org.countersign.application.port.crypto;

/** The fake keeps the contract of what it stands for. */
final class FakeSecretSealingTest implements SecretSealingContract {

  private final SecretSealing sealing = new FakeSecretSealing();
  private final SecretSealing anotherSealing = new FakeSecretSealing();

  @Override
  public SecretSealing sealing() {
    return sealing;
  }

  @Override
  public SecretSealing anotherSealing() {
    return anotherSealing;
  }
}
