package org.countersign.application.port.crypto;

import java.math.BigInteger;
import java.util.Random;
import org.countersign.domain.x509.SerialNumber;

/** Serial numbers of a seed: the same ones in each run. */
public final class FakeSerialNumbers implements SerialNumbers {

  private static final int RANDOM_BITS = 158;

  private final Random random;

  public FakeSerialNumbers(long seed) {
    this.random = new Random(seed);
  }

  @Override
  public SerialNumber next() {
    return new SerialNumber(new BigInteger(RANDOM_BITS, random).setBit(RANDOM_BITS));
  }
}
