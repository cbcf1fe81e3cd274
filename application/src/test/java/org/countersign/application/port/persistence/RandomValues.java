package org.countersign.application.port.persistence;

import java.math.BigInteger;
import java.util.concurrent.ThreadLocalRandom;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/** Values of which only that they differ matters. */
final class RandomValues {

  private RandomValues() {}

  static byte[] octets(int length) {
    byte[] octets = new byte[length];
    ThreadLocalRandom.current().nextBytes(octets);
    return octets;
  }

  static SerialNumber serialNumber() {
    return new SerialNumber(new BigInteger(1, octets(16)).setBit(126));
  }

  /** Not a key that anything could be verified with. */
  static SubjectPublicKeyInfo publicKey(KeyAlgorithm algorithm) {
    return new SubjectPublicKeyInfo(algorithm, octets(91), octets(65));
  }
}
