package org.countersign.domain.key;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Finds moduli that have a factor in common with another one, by product and remainder trees
 * (Bernstein, How to find small factors of integers; Heninger, Durumeric, Wustrow, Halderman,
 * Mining Your Ps and Qs, USENIX Security 2012).
 *
 * <p>Holds the products of the batch and one remainder as long as the batch: for a thousand moduli
 * of 4096 bits some 15 MB. The others pass by, as many as there are. For one thread.
 */
public final class SharedFactors {

  /** From the moduli down here to their product: each level holds the products of two. */
  private final List<List<BigInteger>> levels;

  /** The product of all others, modulo that of the batch. */
  private BigInteger others = BigInteger.ONE;

  /**
   * @param batch at least one modulus
   */
  public SharedFactors(List<BigInteger> batch) {
    this.levels = products(batch);
  }

  private static List<List<BigInteger>> products(List<BigInteger> moduli) {
    List<List<BigInteger>> levels = new ArrayList<>();
    levels.add(List.copyOf(moduli));
    for (List<BigInteger> level = levels.get(0); level.size() > 1; ) {
      List<BigInteger> next = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        next.add(i + 1 < level.size() ? level.get(i).multiply(level.get(i + 1)) : level.get(i));
      }
      levels.add(next);
      level = next;
    }
    return levels;
  }

  private BigInteger product() {
    return levels.get(levels.size() - 1).get(0);
  }

  /**
   * Compares the batch with moduli outside it.
   *
   * <p>As many at once as are in the batch: factors of one length multiply fastest.
   */
  public void compareWith(List<BigInteger> moduli) {
    int batch = levels.get(0).size();
    for (int from = 0; from < moduli.size(); from += batch) {
      List<BigInteger> some = moduli.subList(from, Math.min(from + batch, moduli.size()));
      List<List<BigInteger>> tree = products(some);
      others = others.multiply(tree.get(tree.size() - 1).get(0)).mod(product());
    }
  }

  /**
   * Which moduli of the batch, by their place, have a factor in common with another of the batch or
   * with one that it was compared with.
   */
  public BitSet found() {
    List<BigInteger> moduli = levels.get(0);
    List<BigInteger> ofBatch = remainders(product(), node -> node.multiply(node));
    List<BigInteger> ofOthers = remainders(others, UnaryOperator.identity());
    BitSet found = new BitSet();
    for (int i = 0; i < moduli.size(); i++) {
      BigInteger modulus = moduli.get(i);
      // The product without the modulus itself, modulo the modulus.
      BigInteger rest = ofBatch.get(i).divide(modulus);
      found.set(i, sharesFactor(modulus, rest) || sharesFactor(modulus, ofOthers.get(i)));
    }
    return found;
  }

  /** The remainders of a number by what the operator makes of each modulus. */
  private List<BigInteger> remainders(BigInteger number, UnaryOperator<BigInteger> divisor) {
    List<BigInteger> remainders = List.of(number);
    for (int depth = levels.size() - 1; depth >= 0; depth--) {
      List<BigInteger> level = levels.get(depth);
      List<BigInteger> next = new ArrayList<>(level.size());
      for (int i = 0; i < level.size(); i++) {
        BigInteger above = remainders.get(depth == levels.size() - 1 ? 0 : i / 2);
        next.add(above.mod(divisor.apply(level.get(i))));
      }
      remainders = next;
    }
    return remainders;
  }

  /** Whether two moduli have a factor in common; zero has every factor. */
  public static boolean sharesFactor(BigInteger one, BigInteger other) {
    return !one.gcd(other).equals(BigInteger.ONE);
  }
}
