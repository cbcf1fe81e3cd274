package org.countersign.application.port.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/** Key pairs of the JDK, made anew in each run of the tests. */
public final class TestKeys {

  private static final Map<KeyAlgorithm, KeyPair> PAIRS = new ConcurrentHashMap<>();

  private TestKeys() {}

  /** One pair for each algorithm: making an RSA key takes a second. */
  public static KeyPair shared(KeyAlgorithm algorithm) {
    return PAIRS.computeIfAbsent(algorithm, TestKeys::generate);
  }

  public static KeyPair generate(KeyAlgorithm algorithm) {
    try {
      boolean rsa = algorithm.family() == KeyAlgorithm.Family.RSA;
      KeyPairGenerator generator = KeyPairGenerator.getInstance(rsa ? "RSA" : "EC");
      if (rsa) {
        generator.initialize(algorithm.sizeBits());
      } else {
        generator.initialize(new ECGenParameterSpec("secp" + algorithm.sizeBits() + "r1"));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public half as the domain has it. */
  public static SubjectPublicKeyInfo publicKey(KeyAlgorithm algorithm, KeyPair pair) {
    byte[] der = pair.getPublic().getEncoded();
    // SEQUENCE { SEQUENCE algorithm, BIT STRING }: the key is the last so many octets, behind 00.
    int octets =
        algorithm.family() == KeyAlgorithm.Family.RSA
            ? rsaPublicKeyOctets(der)
            : 1 + 2 * ((algorithm.sizeBits() + 7) / 8);
    return new SubjectPublicKeyInfo(
        algorithm, der, Arrays.copyOfRange(der, der.length - octets, der.length));
  }

  /**
   * From {@code 30 82 llll} of RSAPublicKey, which follows the algorithm's fifteen octets and
   * {@code 03 82 llll 00}.
   */
  private static int rsaPublicKeyOctets(byte[] der) {
    return der.length - 4 - 15 - 5;
  }

  public static byte[] sign(PrivateKey key, SignatureAlgorithm algorithm, byte[] octets) {
    try {
      Signature signature = Signature.getInstance(jcaName(algorithm));
      signature.initSign(key);
      signature.update(octets);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The JDK's name of the algorithm. */
  public static String jcaName(SignatureAlgorithm algorithm) {
    return "SHA" + algorithm.hashBits() + "with" + algorithm.family();
  }
}
