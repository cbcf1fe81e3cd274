package org.countersign.adapters.crypto.asn1;

import java.util.Optional;
import org.countersign.domain.key.KeyObjection;
import org.countersign.domain.key.RsaKeyRules;
import org.countersign.domain.key.RsaPublicKey;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/**
 * SubjectPublicKeyInfo (RFC 5280, 4.1.2.7): of a supported kind and size, and a key that can exist.
 *
 * <p>First well-formed, then supported, then worth certifying: {@link MalformedDer} is thrown for
 * the one, {@link UnusableKey} for the others.
 */
public final class PublicKeys {

  /** rsaEncryption, id-RSASSA-PSS and their like. */
  private static final String PKCS_1 = "1.2.840.113549.1.1.";

  /** X25519, X448, Ed25519, Ed448. */
  private static final String SAFE_CURVES = "1.3.101.";

  private PublicKeys() {}

  /**
   * SubjectPublicKeyInfo taken apart.
   *
   * @param key the octets of the BIT STRING
   */
  private record Parts(AlgorithmIdentifier algorithm, byte[] key) {

    static Parts of(DerValue spki) throws MalformedDer {
      DerCursor cursor = spki.sequence("SubjectPublicKeyInfo");
      AlgorithmIdentifier algorithm =
          AlgorithmIdentifier.read(cursor.next("algorithm"), "SubjectPublicKeyInfo");
      byte[] key = cursor.next("subjectPublicKey").bitStringOctets("subjectPublicKey");
      cursor.end();
      return new Parts(algorithm, key);
    }

    boolean isRsa() {
      return algorithm.oid().equals(AlgorithmIdentifier.RSA_ENCRYPTION);
    }

    RsaPublicKey rsa(Deviations deviations) throws MalformedDer {
      RsaPublicKeys.checkParameters(algorithm, deviations);
      return RsaPublicKeys.read(key);
    }

    /** The encoding that it should have had: of the algorithm, for the key has but one. */
    byte[] encoded(DerValue spki) {
      return isRsa() && algorithm.parameters().isEmpty()
          ? RsaPublicKeys.subjectPublicKeyInfo(key)
          : spki.encoded();
    }

    KeyAlgorithm ofAnotherKind() throws MalformedDer, UnusableKey {
      if (algorithm.oid().equals(AlgorithmIdentifier.EC_PUBLIC_KEY)) {
        return EcPublicKeys.check(algorithm, key);
      }
      throw new UnusableKey(
          RequestFlaw.CSR_KEY_ALGORITHM_UNSUPPORTED,
          "Unsupported key algorithm in CSR: " + algorithm.spoken() + ". Supported: RSA, ECDSA");
    }
  }

  /** Reads the whole of some octets as a key. */
  public static SubjectPublicKeyInfo read(byte[] der) throws MalformedDer, UnusableKey {
    return read(DerValue.whole(der));
  }

  /** Reads a key that this installation has made or has checked before. */
  public static SubjectPublicKeyInfo read(DerValue spki) throws MalformedDer, UnusableKey {
    Parts parts = Parts.of(spki);
    KeyAlgorithm algorithm =
        parts.isRsa() ? RsaPublicKeys.size(parts.rsa(Deviations.REFUSED)) : parts.ofAnotherKind();
    return new SubjectPublicKeyInfo(algorithm, spki.encoded(), parts.key());
  }

  /**
   * Reads a stranger's key, which breaks no rule of {@link RsaKeyRules}. What comes is encoded as
   * it should be, so that one key has one fingerprint.
   */
  public static SubjectPublicKeyInfo readAndCheck(DerValue spki, Deviations deviations)
      throws MalformedDer, UnusableKey {
    Parts parts = Parts.of(spki);
    KeyAlgorithm algorithm;
    if (parts.isRsa()) {
      RsaPublicKey key = parts.rsa(deviations);
      algorithm = RsaPublicKeys.size(key);
      check(key);
    } else {
      algorithm = parts.ofAnotherKind();
    }
    return new SubjectPublicKeyInfo(algorithm, parts.encoded(spki), parts.key());
  }

  private static void check(RsaPublicKey key) throws UnusableKey {
    Optional<KeyObjection> objection = RsaKeyRules.objectionTo(key);
    if (objection.isPresent()) {
      throw new UnusableKey(objection.get().flaw(), objection.get().message());
    }
  }

  /**
   * What kind of key a stranger's is, weak or not; empty for one of a kind that is not certified.
   */
  public static Optional<KeyAlgorithm> algorithm(DerValue spki) {
    try {
      Parts parts = Parts.of(spki);
      return Optional.of(
          parts.isRsa()
              ? RsaPublicKeys.size(parts.rsa(Deviations.gathered()))
              : parts.ofAnotherKind());
    } catch (MalformedDer | UnusableKey e) {
      return Optional.empty();
    }
  }

  /**
   * The kind of key that comes nearest to one that need not be certified: of RSA in whatever size
   * or padding, or on some curve (RFC 3279, RFC 4055, RFC 5480, RFC 8410).
   */
  public static Optional<KeyAlgorithm.Family> nearestFamily(DerValue spki) {
    try {
      String oid = Parts.of(spki).algorithm().oid();
      return oid.startsWith(PKCS_1)
          ? Optional.of(KeyAlgorithm.Family.RSA)
          : oid.equals(AlgorithmIdentifier.EC_PUBLIC_KEY) || oid.startsWith(SAFE_CURVES)
              ? Optional.of(KeyAlgorithm.Family.ECDSA)
              : Optional.empty();
    } catch (MalformedDer e) {
      return Optional.empty();
    }
  }

  /** The numbers of an RSA key of any size; empty for a key of another kind. */
  public static Optional<RsaPublicKey> rsa(DerValue spki) throws MalformedDer {
    Parts parts = Parts.of(spki);
    return parts.isRsa() ? Optional.of(parts.rsa(Deviations.gathered())) : Optional.empty();
  }

  /**
   * The octets of a key, encoded as it should be: what fingerprints are made of.
   *
   * @param spki of a key of whatever kind, certified or not
   */
  public static byte[] normalized(DerValue spki) throws MalformedDer {
    return Parts.of(spki).encoded(spki);
  }
}
