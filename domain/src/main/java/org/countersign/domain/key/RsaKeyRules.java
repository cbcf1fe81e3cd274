package org.countersign.domain.key;

import java.util.List;
import java.util.Optional;

/**
 * Every rule about the numbers of an RSA key that is checked while its requester waits. {@link
 * SlowModulusRules} are for later.
 */
public final class RsaKeyRules {

  /** What says most of a key first; each may rely on those before it. */
  private static final List<RsaKeyRule> ALL =
      List.of(
          new ModulusIsOdd(),
          new ExponentIsOddAndInRange(),
          new ModulusHasNoSmallFactor(),
          new PrimesAreNotOfTheRocaForm(),
          new PrimesAreFarApart(),
          new ModulusIsNoSparsePolynomial(),
          new ModulusLooksRandom());

  private RsaKeyRules() {}

  /**
   * The first rule that a key breaks, in words; empty for a key without a known weakness.
   *
   * <p>Takes some thirty microseconds for a good key of 2048 bits: it runs for each request.
   */
  public static Optional<KeyObjection> objectionTo(RsaPublicKey key) {
    for (RsaKeyRule rule : ALL) {
      Optional<KeyObjection> objection = rule.objectionTo(key);
      if (objection.isPresent()) {
        return objection;
      }
    }
    return Optional.empty();
  }
}
