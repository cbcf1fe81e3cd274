package org.countersign.adapters.crypto.x509;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Objects;
import org.countersign.application.port.crypto.SerialNumbers;
import org.countersign.domain.x509.SerialNumber;

/**
 * Serial numbers of 20 octets: the first begins with the bits 01, the other 158 bits are random.
 *
 * <p>The 0 makes the number positive, the 1 makes every one 20 octets long, so that none is told
 * apart by its length.
 */
public final class SecureSerialNumbers implements SerialNumbers {

  private static final int OCTETS = 20;
  private static final int RANDOM_BITS_OF_FIRST_OCTET = 0x3f;
  private static final int FIXED_BITS_OF_FIRST_OCTET = 0x40;

  private final SecureRandom random;

  public SecureSerialNumbers(SecureRandom random) {
    this.random = Objects.requireNonNull(random, "random");
  }

  @Override
  public SerialNumber next() {
    byte[] octets = new byte[OCTETS];
    random.nextBytes(octets);
    octets[0] = (byte) ((octets[0] & RANDOM_BITS_OF_FIRST_OCTET) | FIXED_BITS_OF_FIRST_OCTET);
    return new SerialNumber(new BigInteger(octets));
  }
}
