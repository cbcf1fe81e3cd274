package org.countersign.adapters.crypto.x509;

import java.security.SecureRandom;
import org.countersign.application.port.crypto.SerialNumbers;
import org.countersign.application.port.crypto.SerialNumbersContract;

/** The contract, with the platform's CSPRNG. */
final class SecureSerialNumbersTest implements SerialNumbersContract {

  private final SerialNumbers serialNumbers = new SecureSerialNumbers(new SecureRandom());

  @Override
  public SerialNumbers serialNumbers() {
    return serialNumbers;
  }
}
