package org.countersign.adapters.crypto.asn1;

import java.math.BigInteger;
import org.countersign.domain.x509.KeyAlgorithm;

/** RSAPublicKey (RFC 8017, A.1.1) under rsaEncryption (RFC 3279, 2.3.1). */
final class RsaPublicKeys {

  /** NIST SP 800-56B, 6.2: 2^16 < e < 2^256. */
  private static final int MIN_EXPONENT_BITS = 17;

  private static final int MAX_EXPONENT_BITS = 256;

  private RsaPublicKeys() {}

  static KeyAlgorithm check(AlgorithmIdentifier algorithm, byte[] subjectPublicKey)
      throws MalformedDer, UnusableKey {
    if (algorithm.parameters().filter(parameters -> parameters.is(DerTag.NULL)).isEmpty()) {
      throw new MalformedDer("the parameters of rsaEncryption are not NULL");
    }
    DerCursor cursor = DerValue.whole(subjectPublicKey).sequence("RSAPublicKey");
    BigInteger modulus = cursor.next("modulus").integer("modulus");
    BigInteger exponent = cursor.next("publicExponent").integer("publicExponent");
    cursor.end();
    KeyAlgorithm size = size(modulus);
    checkModulus(modulus);
    checkExponent(exponent);
    return size;
  }

  private static KeyAlgorithm size(BigInteger modulus) throws MalformedDer, UnusableKey {
    if (modulus.signum() <= 0) {
      throw new MalformedDer("the RSA modulus is not positive");
    }
    return switch (modulus.bitLength()) {
      case 2048 -> KeyAlgorithm.RSA_2048;
      case 3072 -> KeyAlgorithm.RSA_3072;
      case 4096 -> KeyAlgorithm.RSA_4096;
      default ->
          throw new UnusableKey(
              "csr-key-size-unsupported",
              "Unsupported RSA key size in CSR: "
                  + modulus.bitLength()
                  + ". Supported: 2048, 3072, 4096");
    };
  }

  private static void checkModulus(BigInteger modulus) throws UnusableKey {
    if (!modulus.testBit(0)) {
      throw new UnusableKey(
          "csr-key-weak", "RSA modulus in CSR is even: it is no product of two odd primes");
    }
  }

  private static void checkExponent(BigInteger exponent) throws UnusableKey {
    if (exponent.signum() <= 0
        || exponent.bitLength() < MIN_EXPONENT_BITS
        || exponent.bitLength() > MAX_EXPONENT_BITS
        || !exponent.testBit(0)) {
      throw new UnusableKey(
          "csr-key-weak",
          "RSA public exponent in CSR is "
              + spoken(exponent)
              + "; an odd number above 2^16 and below 2^256 is required");
    }
  }

  private static String spoken(BigInteger exponent) {
    int bits = exponent.bitLength();
    return bits <= Long.SIZE ? exponent.toString() : "a number of " + bits + " bits";
  }
}
