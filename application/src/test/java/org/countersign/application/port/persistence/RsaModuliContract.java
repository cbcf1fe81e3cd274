package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.countersign.domain.key.RsaModulus;
import org.junit.jupiter.api.Test;

/** What {@link RsaModuli} promises. */
public interface RsaModuliContract extends StoresContract {

  @Test
  default void keepsEachModulusOnce() {
    RsaModulus old = aModulus(4096);
    RsaModulus added = aModulus(2048);
    add(old);
    commit(() -> stores().rsaModuli().markCompared(Set.of(old.publicKeyFingerprint())));

    add(old, added, added);

    assertThat(after("", 10)).containsExactlyInAnyOrder(old, added);
    assertThat(notCompared(10)).containsExactly(added);
  }

  @Test
  default void addsNothing() {
    add();

    assertThat(after("", 10)).isEmpty();
  }

  @Test
  default void walksByFingerprint() {
    List<RsaModulus> all =
        IntStream.range(0, 5)
            .mapToObj(i -> aModulus(64))
            .sorted(Comparator.comparing(RsaModulus::publicKeyFingerprint))
            .toList();
    add(all.get(3), all.get(0), all.get(4), all.get(1), all.get(2));

    assertThat(after("", 2)).isEqualTo(all.subList(0, 2));
    assertThat(after(all.get(1).publicKeyFingerprint(), 10)).isEqualTo(all.subList(2, 5));
    assertThat(after(all.get(4).publicKeyFingerprint(), 10)).isEmpty();
  }

  @Test
  default void marksWhatWasCompared() {
    RsaModulus one = aModulus(64);
    RsaModulus two = aModulus(64);
    add(one, two);

    assertThat(notCompared(1)).hasSize(1);
    commit(() -> stores().rsaModuli().markCompared(Set.of(one.publicKeyFingerprint())));

    assertThat(notCompared(10)).containsExactly(two);
  }

  @Test
  default void findsTheKeysWithAModulus() {
    RsaModulus one = aModulus(2048);
    RsaModulus sameWithAnotherExponent =
        new RsaModulus(aModulus(64).publicKeyFingerprint(), one.modulus());
    RsaModulus other = aModulus(2048);
    add(one, sameWithAnotherExponent, other);

    assertThat(commit(() -> stores().rsaModuli().keysWithModulus(one.fingerprint())))
        .containsExactlyInAnyOrder(
            one.publicKeyFingerprint(), sameWithAnotherExponent.publicKeyFingerprint());
    assertThat(commit(() -> stores().rsaModuli().keysWithModulus("0a".repeat(32)))).isEmpty();
    assertThat(commit(() -> stores().rsaModuli().completeFingerprints(10))).isZero();
  }

  @Test
  default void remembersUpToWhereWasCollected() {
    assertThat(commit(() -> stores().rsaModuli().collectedUpTo())).isEmpty();
    for (UUID position : List.of(UUID.randomUUID(), UUID.randomUUID())) {
      commit(() -> stores().rsaModuli().setCollectedUpTo(position));
      assertThat(commit(() -> stores().rsaModuli().collectedUpTo())).contains(position);
    }
  }

  private static RsaModulus aModulus(int bits) {
    return new RsaModulus(
        HexFormat.of().formatHex(RandomValues.octets(32)),
        new BigInteger(1, RandomValues.octets(bits / 8)).setBit(bits - 1));
  }

  private void add(RsaModulus... moduli) {
    commit(() -> stores().rsaModuli().addMissing(List.of(moduli)));
  }

  private List<RsaModulus> notCompared(int limit) {
    return commit(() -> stores().rsaModuli().notCompared(limit));
  }

  private List<RsaModulus> after(String fingerprint, int limit) {
    return commit(() -> stores().rsaModuli().after(fingerprint, limit));
  }
}
