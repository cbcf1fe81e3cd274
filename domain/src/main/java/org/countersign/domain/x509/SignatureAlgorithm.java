package org.countersign.domain.x509;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * RSA PKCS #1 v1.5 (RFC 4055) and ECDSA (RFC 5758) with SHA-2; each knows both names of the REST
 * contract.
 */
public enum SignatureAlgorithm {
  RSA_SHA256(KeyAlgorithm.Family.RSA, 256),
  RSA_SHA384(KeyAlgorithm.Family.RSA, 384),
  RSA_SHA512(KeyAlgorithm.Family.RSA, 512),
  ECDSA_SHA256(KeyAlgorithm.Family.ECDSA, 256),
  ECDSA_SHA384(KeyAlgorithm.Family.ECDSA, 384),
  ECDSA_SHA512(KeyAlgorithm.Family.ECDSA, 512);

  private final KeyAlgorithm.Family family;
  private final int hashBits;

  SignatureAlgorithm(KeyAlgorithm.Family family, int hashBits) {
    this.family = family;
    this.hashBits = hashBits;
  }

  public KeyAlgorithm.Family family() {
    return family;
  }

  /** 256, 384 or 512: which SHA-2. */
  public int hashBits() {
    return hashBits;
  }

  /** The name in requests and answers, such as {@code RSA-SHA256}. */
  public String wireName() {
    return family + "-SHA" + hashBits;
  }

  /** The other name that a policy may use, such as {@code SHA256-RSA}. */
  public String policyName() {
    return "SHA" + hashBits + "-" + family;
  }

  /** Whether a key of this kind can make such a signature. */
  public boolean fits(KeyAlgorithm key) {
    return key.family() == family;
  }

  /** The strongest default for a key: SHA-256 for RSA, else the hash as wide as the curve. */
  public static SignatureAlgorithm defaultFor(KeyAlgorithm key) {
    return switch (key) {
      case RSA_2048, RSA_3072, RSA_4096 -> RSA_SHA256;
      case EC_P256 -> ECDSA_SHA256;
      case EC_P384 -> ECDSA_SHA384;
      case EC_P521 -> ECDSA_SHA512;
    };
  }

  public static SignatureAlgorithm of(KeyAlgorithm.Family family, int hashBits) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.family == family && algorithm.hashBits == hashBits)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("no signature algorithm " + family + "/" + hashBits));
  }

  /** Both names of every one, for messages. */
  public static String known() {
    return Stream.concat(
            Arrays.stream(values()).map(SignatureAlgorithm::wireName),
            Arrays.stream(values()).map(SignatureAlgorithm::policyName))
        .collect(Collectors.joining(", "));
  }

  /** Reads either name. */
  public static Optional<SignatureAlgorithm> ofName(String name) {
    return Arrays.stream(values())
        .filter(
            algorithm -> algorithm.wireName().equals(name) || algorithm.policyName().equals(name))
        .findFirst();
  }
}
