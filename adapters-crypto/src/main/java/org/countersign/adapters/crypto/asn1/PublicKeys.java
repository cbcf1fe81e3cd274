package org.countersign.adapters.crypto.asn1;

import org.countersign.domain.x509.SubjectPublicKeyInfo;

/**
 * SubjectPublicKeyInfo (RFC 5280, 4.1.2.7), checked: of a supported kind and size, and a key that
 * can exist.
 *
 * <p>First well-formed, then supported: {@link #read} throws {@link MalformedDer} for the one,
 * {@link UnusableKey} for the other.
 */
public final class PublicKeys {

  private PublicKeys() {}

  /** Reads the whole of some octets as a key. */
  public static SubjectPublicKeyInfo read(byte[] der) throws MalformedDer, UnusableKey {
    return read(DerValue.whole(der));
  }

  public static SubjectPublicKeyInfo read(DerValue spki) throws MalformedDer, UnusableKey {
    DerCursor cursor = spki.sequence("SubjectPublicKeyInfo");
    AlgorithmIdentifier algorithm =
        AlgorithmIdentifier.read(cursor.next("algorithm"), "SubjectPublicKeyInfo");
    byte[] key = cursor.next("subjectPublicKey").bitStringOctets("subjectPublicKey");
    cursor.end();
    return switch (algorithm.oid()) {
      case AlgorithmIdentifier.RSA_ENCRYPTION ->
          new SubjectPublicKeyInfo(RsaPublicKeys.check(algorithm, key), spki.encoded(), key);
      case AlgorithmIdentifier.EC_PUBLIC_KEY ->
          new SubjectPublicKeyInfo(EcPublicKeys.check(algorithm, key), spki.encoded(), key);
      default ->
          throw new UnusableKey(
              "csr-key-algorithm-unsupported",
              "Unsupported key algorithm in CSR: "
                  + algorithm.spoken()
                  + ". Supported: RSA, ECDSA");
    };
  }
}
