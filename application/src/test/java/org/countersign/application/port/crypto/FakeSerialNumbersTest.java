package org.countersign.application.port.crypto;

/** The fake keeps the contract of what it stands for. */
final class FakeSerialNumbersTest implements SerialNumbersContract {

  private final SerialNumbers serialNumbers = new FakeSerialNumbers(4711);

  @Override
  public SerialNumbers serialNumbers() {
    return serialNumbers;
  }
}
