package org.countersign.adapters.crypto.asn1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.countersign.domain.key.RsaPublicKey;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.x509.KeyAlgorithm;

/** RSAPublicKey (RFC 8017, A.1.1) under rsaEncryption (RFC 3279, 2.3.1). */
final class RsaPublicKeys {

  private RsaPublicKeys() {}

  /** NULL they are to be; that they are absent can mean nothing else. */
  static void checkParameters(AlgorithmIdentifier algorithm, Deviations deviations)
      throws MalformedDer {
    if (algorithm.parameters().isEmpty()) {
      deviations.found(
          "publicKey",
          "the parameters of rsaEncryption are not NULL, as they should be, but absent (RFC 3279,"
              + " 2.3.1)");
    } else if (!algorithm.parameters().get().is(DerTag.NULL)) {
      throw new MalformedDer("the parameters of rsaEncryption are not NULL");
    }
  }

  static RsaPublicKey read(byte[] subjectPublicKey) throws MalformedDer {
    DerCursor cursor = DerValue.whole(subjectPublicKey).sequence("RSAPublicKey");
    BigInteger modulus = cursor.next("modulus").integer("modulus");
    BigInteger exponent = cursor.next("publicExponent").integer("publicExponent");
    cursor.end();
    if (modulus.signum() <= 0) {
      throw new MalformedDer("the RSA modulus is not positive");
    }
    return new RsaPublicKey(modulus, exponent);
  }

  /** Under rsaEncryption with its NULL. */
  static byte[] subjectPublicKeyInfo(byte[] subjectPublicKey) {
    try {
      return new SubjectPublicKeyInfo(
              new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                  PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
              subjectPublicKey)
          .getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
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
