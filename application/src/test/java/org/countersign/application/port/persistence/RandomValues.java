package org.countersign.application.port.persistence;

import java.math.BigInteger;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/** Values of which only that they differ matters. */
final class RandomValues {

  private static final AtomicLong NEXT_ID = new AtomicLong(0x0190_0000_0000_7000L);

  private RandomValues() {}

  static byte[] octets(int length) {
    byte[] octets = new byte[length];
    ThreadLocalRandom.current().nextBytes(octets);
    return octets;
  }

  static SerialNumber serialNumber() {
    return new SerialNumber(new BigInteger(1, octets(16)).setBit(126));
  }

  /** Greater than all before, as ids of the server are. */
  static UUID nextId() {
    return new UUID(NEXT_ID.getAndIncrement(), ThreadLocalRandom.current().nextLong());
  }

  /** Not a key that anything could be verified with. */
  static SubjectPublicKeyInfo publicKey(KeyAlgorithm algorithm) {
    return new SubjectPublicKeyInfo(algorithm, octets(91), octets(65));
  }
}
