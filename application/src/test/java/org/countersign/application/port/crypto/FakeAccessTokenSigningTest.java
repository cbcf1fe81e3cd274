package org.countersign.application.port.crypto;

/** The fake keeps the contract of what it stands for. */
final class FakeAccessTokenSigningTest implements AccessTokenSigningContract {

  private final AccessTokenSigning signing = new FakeAccessTokenSigning();

  @Override
  public AccessTokenSigning signing() {
    return signing;
  }
}
