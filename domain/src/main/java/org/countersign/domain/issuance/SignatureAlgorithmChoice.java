package org.countersign.domain.issuance;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.document.AlgorithmsRule;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;

/** With which algorithm a CA signs, or why there is none. */
public sealed interface SignatureAlgorithmChoice {

  /** One that the CA's key can make and the policy allows. */
  record Chosen(SignatureAlgorithm algorithm) implements SignatureAlgorithmChoice {
    public Chosen {
      Objects.requireNonNull(algorithm, "algorithm");
    }
  }

  /** The policy allows none that the CA's key can make. */
  record Incompatible(String message) implements SignatureAlgorithmChoice {
    public Incompatible {
      Objects.requireNonNull(message, "message");
    }
  }

  /**
   * Chooses: the hash of the request's signature, if it has one, where the policy allows it for the
   * CA's key, else the key's default, else the strongest that the policy allows. A CSR of another
   * family than the CA's is signed all the same, as long as the policy names an algorithm of the
   * CA's family; a policy that names no signature algorithms leaves the choice free.
   */
  static SignatureAlgorithmChoice of(
      KeyAlgorithm authorityKey, Optional<SignatureAlgorithm> requested, PolicyRules policy) {
    Optional<List<AlgorithmsRule.Named<SignatureAlgorithm>>> listed =
        policy.algorithms().flatMap(AlgorithmsRule::signature);
    SignatureAlgorithm preferred =
        requested
            .map(algorithm -> SignatureAlgorithm.of(authorityKey.family(), algorithm.hashBits()))
            .orElse(SignatureAlgorithm.defaultFor(authorityKey));
    if (listed.isEmpty()) {
      return new Chosen(preferred);
    }
    List<SignatureAlgorithm> fitting =
        listed.get().stream()
            .map(AlgorithmsRule.Named::algorithm)
            .filter(algorithm -> algorithm.fits(authorityKey))
            .toList();
    return fitting.isEmpty()
        ? incompatible(listed.get(), authorityKey)
        : new Chosen(choose(fitting, preferred, SignatureAlgorithm.defaultFor(authorityKey)));
  }

  private static SignatureAlgorithm choose(
      List<SignatureAlgorithm> fitting, SignatureAlgorithm preferred, SignatureAlgorithm ofKey) {
    if (fitting.contains(preferred)) {
      return preferred;
    }
    return fitting.contains(ofKey)
        ? ofKey
        : fitting.stream().max(Comparator.comparingInt(SignatureAlgorithm::hashBits)).orElseThrow();
  }

  private static Incompatible incompatible(
      List<AlgorithmsRule.Named<SignatureAlgorithm>> listed, KeyAlgorithm authorityKey) {
    String names =
        listed.stream().map(AlgorithmsRule.Named::name).collect(Collectors.joining(", "));
    return new Incompatible(
        "Template signature algorithms ("
            + names
            + ") are not compatible with CA key algorithm ("
            + authorityKey.wireName()
            + ")");
  }
}
