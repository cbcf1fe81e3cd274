package org.countersign.adapters.crypto.x509;

import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.countersign.domain.x509.SignatureAlgorithm;

/**
 * Signature algorithms as they stand in certificates: RSA with NULL (RFC 4055, 5), ECDSA with
 * nothing (RFC 5758, 3.2).
 */
final class AlgorithmIdentifiers {

  private AlgorithmIdentifiers() {}

  static AlgorithmIdentifier of(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case RSA_SHA256 ->
          new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
      case RSA_SHA384 ->
          new AlgorithmIdentifier(PKCSObjectIdentifiers.sha384WithRSAEncryption, DERNull.INSTANCE);
      case RSA_SHA512 ->
          new AlgorithmIdentifier(PKCSObjectIdentifiers.sha512WithRSAEncryption, DERNull.INSTANCE);
      case ECDSA_SHA256 -> new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
      case ECDSA_SHA384 -> new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA384);
      case ECDSA_SHA512 -> new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA512);
    };
  }
}
