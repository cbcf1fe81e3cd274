package org.countersign.application.port.persistence;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.countersign.application.identifier.TimeOrderedIdentifiers;
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

  /**
   * DER of a SEQUENCE (X.690, 8.1.3) that begins with some octets and goes on with random ones, as
   * a certificate does.
   */
  static byte[] sequence(byte[] beginning, int more) {
    int length = beginning.length + more;
    ByteArrayOutputStream der = new ByteArrayOutputStream();
    der.write(0x30);
    if (length < 0x80) {
      der.write(length);
    } else {
      byte[] octets = BigInteger.valueOf(length).toByteArray();
      int first = octets[0] == 0 ? 1 : 0;
      der.write(0x80 | octets.length - first);
      der.write(octets, first, octets.length - first);
    }
    der.writeBytes(beginning);
    der.writeBytes(octets(more));
    return der.toByteArray();
  }

  static SerialNumber serialNumber() {
    return new SerialNumber(new BigInteger(1, octets(16)).setBit(126));
  }

  /** As the server makes it at a moment. */
  static UUID idAt(Instant moment) {
    UUID first = TimeOrderedIdentifiers.firstOf(moment);
    return new UUID(
        first.getMostSignificantBits() | ThreadLocalRandom.current().nextInt(0x1000),
        first.getLeastSignificantBits() | ThreadLocalRandom.current().nextLong() >>> 2);
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
