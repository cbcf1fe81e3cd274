package org.countersign.domain.x509;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The kinds of key that Countersign certifies and signs with; each knows every name the REST
 * contract has for it.
 */
public enum KeyAlgorithm {
  RSA_2048(Family.RSA, 2048, "RSA_2048", "RSA-2048"),
  RSA_3072(Family.RSA, 3072, "RSA_3072", "RSA-3072"),
  RSA_4096(Family.RSA, 4096, "RSA_4096", "RSA-4096"),
  EC_P256(Family.ECDSA, 256, "EC_prime256v1", "ECDSA-P256", "ECDSA_P256"),
  EC_P384(Family.ECDSA, 384, "EC_secp384r1", "ECDSA-P384", "ECDSA_P384"),
  EC_P521(Family.ECDSA, 521, "EC_secp521r1", "ECDSA-P521", "ECDSA_P521");

  /** What kind of signature a key makes. */
  public enum Family {
    RSA,
    ECDSA
  }

  private final Family family;
  private final int sizeBits;
  private final List<String> names;

  KeyAlgorithm(Family family, int sizeBits, String... names) {
    this.family = family;
    this.sizeBits = sizeBits;
    this.names = List.of(names);
  }

  public Family family() {
    return family;
  }

  /** Bits of the RSA modulus, or of the curve's field. */
  public int sizeBits() {
    return sizeBits;
  }

  /** The name in requests and answers, such as {@code EC_prime256v1}. */
  public String wireName() {
    return names.get(0);
  }

  /** The name in policies and their messages, such as {@code ECDSA-P256}. */
  public String policyName() {
    return names.get(1);
  }

  /** Every name of every one, for messages. */
  public static String known() {
    return Arrays.stream(values())
        .flatMap(algorithm -> algorithm.names.stream())
        .collect(Collectors.joining(", "));
  }

  /** Reads any of the names. */
  public static Optional<KeyAlgorithm> ofName(String name) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.names.contains(name)).findFirst();
  }
}
