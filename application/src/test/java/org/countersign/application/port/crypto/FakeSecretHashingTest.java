package org.countersign.application.port.crypto;

/** The fake keeps the contract of what it stands for. */
final class FakeSecretHashingTest implements SecretHashingContract {

  private final SecretHashing hashing = new FakeSecretHashing();

  @Override
  public SecretHashing hashing() {
    return hashing;
  }
}
