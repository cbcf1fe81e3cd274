package org.countersign.adapters.crypto.provider;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Objects;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/**
 * Makes and reads keys, signs and verifies, with the providers of a {@link ProviderChoice}. Safe
 * for many threads.
 */
public final class KeyOperations {

  /** More CAs than most installations have. */
  private static final int MAX_READ_KEYS = 256;

  private final ProviderChoice providers;
  private final ReadKeys ownKeys = new ReadKeys(this::publicKey, MAX_READ_KEYS);

  public KeyOperations(ProviderChoice providers) {
    this.providers = Objects.requireNonNull(providers, "providers");
  }

  /** A new key pair; RSA with the public exponent 65537. */
  public KeyPair generate(KeyAlgorithm algorithm) {
    try {
      KeyPairGenerator generator =
          KeyPairGenerator.getInstance(
              jcaName(algorithm.family()), providers.of(algorithm.family()));
      generator.initialize(
          switch (algorithm) {
            case RSA_2048, RSA_3072, RSA_4096 ->
                new RSAKeyGenParameterSpec(algorithm.sizeBits(), RSAKeyGenParameterSpec.F4);
            case EC_P256 -> new ECGenParameterSpec("secp256r1");
            case EC_P384 -> new ECGenParameterSpec("secp384r1");
            case EC_P521 -> new ECGenParameterSpec("secp521r1");
          });
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no " + algorithm + " key can be made", e);
    }
  }

  /**
   * A private key from its PKCS #8 octets.
   *
   * @throws IllegalArgumentException when they are none of that kind
   */
  public PrivateKey privateKey(KeyAlgorithm.Family family, byte[] pkcs8) {
    try {
      return KeyFactory.getInstance(jcaName(family), providers.of(family))
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not the PKCS #8 octets of a private key of " + family, e);
    }
  }

  /** PKCS #1 v1.5 octets for RSA, DER of ECDSA-Sig-Value (RFC 3279, 2.2.3) for ECDSA. */
  public byte[] sign(PrivateKey key, SignatureAlgorithm algorithm, byte[] octets) {
    try {
      Signature signature = signature(algorithm);
      signature.initSign(key);
      signature.update(octets);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing with " + algorithm.wireName() + " failed", e);
    }
  }

  /**
   * Whether a signature over the octets verifies; false too for an algorithm or signature that does
   * not fit the key.
   */
  public boolean verifies(
      SubjectPublicKeyInfo key, SignatureAlgorithm algorithm, byte[] octets, byte[] signature) {
    return verifies(key, this::publicKey, algorithm, octets, signature);
  }

  /** As {@link #verifies}, under a key of our own, which verifies many and is read once. */
  public boolean verifiesUnderOwn(
      SubjectPublicKeyInfo key, SignatureAlgorithm algorithm, byte[] octets, byte[] signature) {
    return verifies(key, ownKeys::of, algorithm, octets, signature);
  }

  private boolean verifies(
      SubjectPublicKeyInfo key,
      ReadKeys.Reading reading,
      SignatureAlgorithm algorithm,
      byte[] octets,
      byte[] signature) {
    if (!algorithm.fits(key.algorithm())) {
      return false;
    }
    try {
      Signature verification = signature(algorithm);
      verification.initVerify(reading.read(key));
      verification.update(octets);
      return verification.verify(signature);
    } catch (GeneralSecurityException | RuntimeException e) {
      // Key and signature come from strangers, and providers disagree on how to say no to odd ones.
      return false;
    }
  }

  private PublicKey publicKey(SubjectPublicKeyInfo key) throws GeneralSecurityException {
    KeyAlgorithm.Family family = key.algorithm().family();
    return KeyFactory.getInstance(jcaName(family), providers.of(family))
        .generatePublic(new X509EncodedKeySpec(key.der()));
  }

  private Signature signature(SignatureAlgorithm algorithm) throws GeneralSecurityException {
    Provider provider = providers.of(algorithm.family());
    return Signature.getInstance(
        switch (algorithm) {
          case RSA_SHA256 -> "SHA256withRSA";
          case RSA_SHA384 -> "SHA384withRSA";
          case RSA_SHA512 -> "SHA512withRSA";
          case ECDSA_SHA256 -> "SHA256withECDSA";
          case ECDSA_SHA384 -> "SHA384withECDSA";
          case ECDSA_SHA512 -> "SHA512withECDSA";
        },
        provider);
  }

  private static String jcaName(KeyAlgorithm.Family family) {
    return switch (family) {
      case RSA -> "RSA";
      case ECDSA -> "EC";
    };
  }
}
