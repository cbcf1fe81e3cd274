package org.countersign.adapters.crypto.asn1;

import java.math.BigInteger;
import org.countersign.domain.key.RsaPublicKey;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.x509.KeyAlgorithm;

/** RSAPublicKey (RFC 8017, A.1.1) under rsaEncryption (RFC 3279, 2.3.1). */
final class RsaPublicKeys {

  private RsaPublicKeys() {}

  static RsaPublicKey read(AlgorithmIdentifier algorithm, byte[] subjectPublicKey)
      throws MalformedDer {
    if (algorithm.parameters().filter(parameters -> parameters.is(DerTag.NULL)).isEmpty()) {
      throw new MalformedDer("the parameters of rsaEncryption are not NULL");
    }
    DerCursor cursor = DerValue.whole(subjectPublicKey).sequence("RSAPublicKey");
    BigInteger modulus = cursor.next("modulus").integer("modulus");
    BigInteger exponent = cursor.next("publicExponent").integer("publicExponent");
    cursor.end();
    if (modulus.signum() <= 0) {
      throw new MalformedDer("the RSA modulus is not positive");
    }
    return new RsaPublicKey(modulus, exponent);
  }

  static KeyAlgorithm size(RsaPublicKey key) throws UnusableKey {
    return switch (key.modulus().bitLength()) {
      case 2048 -> KeyAlgorithm.RSA_2048;
      case 3072 -> KeyAlgorithm.RSA_3072;
      case 4096 -> KeyAlgorithm.RSA_4096;
      default ->
          throw new UnusableKey(
              RequestFlaw.CSR_KEY_SIZE_UNSUPPORTED,
              "Unsupported RSA key size in CSR: "
                  + key.modulus().bitLength()
                  + ". Supported: 2048, 3072, 4096");
    };
  }
}
