package org.countersign.adapters.crypto.provider;

/** The contract, with native code. */
final class NativeKeyOperationsTest implements KeyOperationsContract {

  private final KeyOperations operations = Providers.nativeCode();

  @Override
  public KeyOperations operations() {
    return operations;
  }
}
