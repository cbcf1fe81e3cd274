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

    RsaPublicKey rsa() throws MalformedDer {
      return RsaPublicKeys.read(algorithm, key);
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
        parts.isRsa() ? RsaPublicKeys.size(parts.rsa()) : parts.ofAnotherKind();
    return new SubjectPublicKeyInfo(algorithm, spki.encoded(), parts.key());
  }

  /** Reads a stranger's key, which breaks no rule of {@link RsaKeyRules}. */
  public static SubjectPublicKeyInfo readAndCheck(DerValue spki) throws MalformedDer, UnusableKey {
    Parts parts = Parts.of(spki);
    KeyAlgorithm algorithm;
    if (parts.isRsa()) {
      RsaPublicKey key = parts.rsa();
      algorithm = RsaPublicKeys.size(key);
      check(key);
    } else {
      algorithm = parts.ofAnotherKind();
    }
    return new SubjectPublicKeyInfo(algorithm, spki.encoded(), parts.key());
  }

  private static void check(RsaPublicKey key) throws UnusableKey {
    Optional<KeyObjection> objection = RsaKeyRules.objectionTo(key);
    if (objection.isPresent()) {
      throw new UnusableKey(objection.get().flaw(), objection.get().message());
    }
  }

  /** The numbers of an RSA key of any size; empty for a key of another kind. */
  public static Optional<RsaPublicKey> rsa(DerValue spki) throws MalformedDer {
    Parts parts = Parts.of(spki);
    return parts.isRsa() ? Optional.of(parts.rsa()) : Optional.empty();
  }
}
