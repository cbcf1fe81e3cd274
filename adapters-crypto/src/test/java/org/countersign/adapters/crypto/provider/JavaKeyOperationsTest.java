package org.countersign.adapters.crypto.provider;

/** The contract, with Java alone. */
final class JavaKeyOperationsTest implements KeyOperationsContract {

  private final KeyOperations operations = Providers.withoutNativeCode();

  @Override
  public KeyOperations operations() {
    return operations;
  }
}
