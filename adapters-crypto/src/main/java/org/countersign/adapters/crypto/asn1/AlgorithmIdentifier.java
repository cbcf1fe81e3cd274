package org.countersign.adapters.crypto.asn1;

import java.util.Optional;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;

/**
 * AlgorithmIdentifier (RFC 5280, 4.1.1.2).
 *
 * @param parameters empty when absent, which is not the same as NULL
 */
public record AlgorithmIdentifier(String oid, Optional<DerValue> parameters) {

  static final String RSA_ENCRYPTION = "1.2.840.113549.1.1.1";
  static final String EC_PUBLIC_KEY = "1.2.840.10045.2.1";

  public static AlgorithmIdentifier read(DerValue sequence, String what) throws MalformedDer {
    DerCursor cursor = sequence.sequence(what);
    String oid = cursor.next("algorithm").objectIdentifier("algorithm of " + what);
    Optional<DerValue> parameters =
        cursor.hasNext() ? Optional.of(cursor.next("parameters")) : Optional.empty();
    cursor.end();
    return new AlgorithmIdentifier(oid, parameters);
  }

  /**
   * Which signature algorithm it is.
   *
   * @throws UnusableKey when it is none of the six supported
   * @throws MalformedDer when its parameters are not as RFC 4055, 5 (NULL; absent is to be
   *     accepted) or RFC 5758, 3.2 (absent) have them
   */
  public SignatureAlgorithm signatureAlgorithm() throws UnusableKey, MalformedDer {
    SignatureAlgorithm algorithm = named();
    checkParameters(algorithm);
    return algorithm;
  }

  /**
   * As {@link #signatureAlgorithm()}, and says of a NULL that is missing or too many that it is:
   * neither could mean anything else.
   */
  public SignatureAlgorithm signatureAlgorithm(Deviations deviations)
      throws UnusableKey, MalformedDer {
    SignatureAlgorithm algorithm = named();
    boolean isRsa = algorithm.family() == KeyAlgorithm.Family.RSA;
    if (isRsa && parameters.isEmpty()) {
      deviations.found(
          "signatureAlgorithm",
          "the parameters of the signature algorithm "
              + algorithm.wireName()
              + " are absent; they should be NULL (RFC 4055, 5)");
    } else if (!isRsa && parameters.isPresent() && parameters.get().is(DerTag.NULL)) {
      deviations.found(
          "signatureAlgorithm",
          "the parameters of the signature algorithm "
              + algorithm.wireName()
              + " are NULL; they should be absent (RFC 5758, 3.2)");
    } else {
      checkParameters(algorithm);
    }
    return algorithm;
  }

  private SignatureAlgorithm named() throws UnusableKey {
    return switch (oid) {
      case "1.2.840.113549.1.1.11" -> SignatureAlgorithm.RSA_SHA256;
      case "1.2.840.113549.1.1.12" -> SignatureAlgorithm.RSA_SHA384;
      case "1.2.840.113549.1.1.13" -> SignatureAlgorithm.RSA_SHA512;
      case "1.2.840.10045.4.3.2" -> SignatureAlgorithm.ECDSA_SHA256;
      case "1.2.840.10045.4.3.3" -> SignatureAlgorithm.ECDSA_SHA384;
      case "1.2.840.10045.4.3.4" -> SignatureAlgorithm.ECDSA_SHA512;
      default ->
          throw new UnusableKey(
              RequestFlaw.CSR_SIGNATURE_ALGORITHM_UNSUPPORTED,
              "Unsupported signature algorithm in CSR: "
                  + spoken()
                  + ". Supported: RSA or ECDSA with SHA-256, SHA-384, SHA-512");
    };
  }

  private void checkParameters(SignatureAlgorithm algorithm) throws MalformedDer {
    boolean fitting =
        switch (algorithm.family()) {
          case RSA -> parameters.isEmpty() || parameters.get().is(DerTag.NULL);
          case ECDSA -> parameters.isEmpty();
        };
    if (!fitting) {
      throw new MalformedDer(
          "the signature algorithm "
              + algorithm.wireName()
              + " has parameters that it may not have");
    }
  }

  /** What a person calls it; the dotted identifier for what has no name here. */
  String spoken() {
    return switch (oid) {
      case RSA_ENCRYPTION -> "RSA";
      case EC_PUBLIC_KEY -> "ECDSA";
      case "1.2.840.113549.1.1.2" -> "RSA-MD2";
      case "1.2.840.113549.1.1.4" -> "RSA-MD5";
      case "1.2.840.113549.1.1.5", "1.3.14.3.2.29" -> "RSA-SHA1";
      case "1.2.840.113549.1.1.7" -> "RSAES-OAEP";
      case "1.2.840.113549.1.1.10" -> "RSASSA-PSS";
      case "1.2.840.113549.1.1.14" -> "RSA-SHA224";
      case "1.2.840.10045.4.1" -> "ECDSA-SHA1";
      case "1.2.840.10045.4.3.1" -> "ECDSA-SHA224";
      case "1.2.840.10040.4.1" -> "DSA";
      case "1.2.840.10040.4.3" -> "DSA-SHA1";
      case "2.16.840.1.101.3.4.3.1" -> "DSA-SHA224";
      case "2.16.840.1.101.3.4.3.2" -> "DSA-SHA256";
      case "2.16.840.1.101.3.4.3.10" -> "ECDSA-SHA3-256";
      case "2.16.840.1.101.3.4.3.14" -> "RSA-SHA3-256";
      case "2.16.840.1.101.3.4.3.17" -> "ML-DSA-44";
      case "2.16.840.1.101.3.4.3.18" -> "ML-DSA-65";
      case "2.16.840.1.101.3.4.3.19" -> "ML-DSA-87";
      case "1.2.840.113549.1.3.1", "1.2.840.10046.2.1" -> "DH";
      case "1.3.132.1.12" -> "ECDH";
      case "1.3.101.110" -> "X25519";
      case "1.3.101.111" -> "X448";
      case "1.3.101.112" -> "Ed25519";
      case "1.3.101.113" -> "Ed448";
      case "1.2.156.10197.1.501" -> "SM2-SM3";
      default -> oid;
    };
  }
}
