package org.countersign.domain.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedFactorsTest {

  private static final int PRIME_BITS = 128;

  private static BigInteger prime(int number) {
    return RsaNumbers.prime(PRIME_BITS, 1000 + number);
  }

  /** Products of primes that come once each. */
  private static List<BigInteger> moduli(int from, int count) {
    return new ArrayList<>(
        IntStream.range(from, from + count)
            .mapToObj(i -> prime(2 * i).multiply(prime(2 * i + 1)))
            .toList());
  }

  @ParameterizedTest(name = "a batch of {0}")
  @ValueSource(ints = {1, 2, 3, 7, 8, 100})
  void findsNothingWhereNothingIsShared(int size) {
    SharedFactors factors = new SharedFactors(moduli(0, size));
    factors.compareWith(moduli(200, 30));
    assertThat(factors.found().stream()).isEmpty();
  }

  @ParameterizedTest(name = "a batch of {0}")
  @ValueSource(ints = {2, 3, 7, 8, 100})
  void findsBothModuliOfABatchThatShareAPrime(int size) {
    List<BigInteger> batch = moduli(0, size);
    batch.set(size - 1, prime(0).multiply(prime(9999)));
    assertThat(new SharedFactors(batch).found().stream()).containsExactly(0, size - 1);
  }

  @ParameterizedTest(name = "a batch of {0}")
  @ValueSource(ints = {1, 2, 3, 7, 8, 100})
  void findsAModulusThatSharesAPrimeWithOneOutside(int size) {
    SharedFactors factors = new SharedFactors(moduli(0, size));
    List<BigInteger> others = moduli(200, 30);
    others.set(17, prime(2 * size - 1).multiply(prime(9999)));
    factors.compareWith(others.subList(0, 10));
    factors.compareWith(others.subList(10, 30));
    assertThat(factors.found().stream()).containsExactly(size - 1);
  }

  @Test
  void findsAModulusThatIsThereTwice() {
    List<BigInteger> batch = moduli(0, 5);
    batch.set(3, batch.get(1));
    assertThat(new SharedFactors(batch).found().stream()).containsExactly(1, 3);
  }

  @Test
  void findsAModulusOfWhichEachPrimeIsInAnother() {
    List<BigInteger> batch = moduli(0, 4);
    SharedFactors factors = new SharedFactors(batch);
    factors.compareWith(List.of(prime(4).multiply(prime(9998)), prime(5).multiply(prime(9999))));
    assertThat(factors.found().stream()).containsExactly(2);
  }
}
