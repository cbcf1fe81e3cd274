package org.countersign.application.port.crypto;

/** The fake keeps the contract of what it stands for. */
final class FakeSigningKeysTest implements SigningKeysContract {

  private final SigningKeys signingKeys = new FakeSigningKeys();

  @Override
  public SigningKeys signingKeys() {
    return signingKeys;
  }
}
