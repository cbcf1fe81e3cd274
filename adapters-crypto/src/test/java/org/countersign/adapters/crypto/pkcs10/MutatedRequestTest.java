package org.countersign.adapters.crypto.pkcs10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.aCertificationRequest;
import static org.countersign.application.port.crypto.DerWriter.bitString;
import static org.countersign.application.port.crypto.DerWriter.bool;
import static org.countersign.application.port.crypto.DerWriter.integer;
import static org.countersign.application.port.crypto.DerWriter.oid;
import static org.countersign.application.port.crypto.DerWriter.sequence;
import static org.countersign.application.port.crypto.DerWriter.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.countersign.adapters.crypto.provider.Providers;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.crypto.CertificationRequestReader.Reading;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.application.port.crypto.CertificationRequestTextBuilder;
import org.countersign.domain.x509.KeyAlgorithm;
import org.junit.jupiter.api.Test;

/**
 * Requests with anything done to them: the answer is a reading, never an exception. The seed is
 * fixed.
 */
final class MutatedRequestTest {

  private static final int MUTATIONS = 40_000;

  private final Random random = new Random(20_260_101);
  private final CertificationRequestReader reader =
      new Pkcs10RequestReader(Providers.withoutNativeCode());

  private static List<byte[]> seeds() {
    return List.of(
        rich().der(), rich().withKey(KeyAlgorithm.RSA_2048).der(), aCertificationRequest().der());
  }

  private static CertificationRequestTextBuilder rich() {
    return aCertificationRequest()
        .withDnsName("a.example")
        .withExtension("2.5.29.15", true, bitString(5, new byte[] {(byte) 0xa0}))
        .withExtension("2.5.29.37", false, sequence(oid("1.3.6.1.5.5.7.3.1")))
        .withExtension("2.5.29.19", true, sequence(bool(true), integer(0)))
        .withRequestAttribute("1.2.840.113549.1.9.7", text(0x0c, "challenge"));
  }

  @Test
  void answersAnyDer() {
    List<byte[]> seeds = seeds();
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] seed = seeds.get(random.nextInt(seeds.size()));
      byte[] mutated = mutated(seed);
      Reading reading = reader.read(CertificationRequestTextBuilder.pem(mutated));
      if (!Arrays.equals(seed, mutated)) {
        assertThat(reading)
            .as("mutation %d: %s", i, HexFormat.of().formatHex(mutated))
            .isInstanceOf(Unreadable.class);
        assertThat(((Unreadable) reading).message()).isNotBlank().doesNotContain("null");
      }
    }
  }

  private byte[] mutated(byte[] seed) {
    List<Byte> octets = new ArrayList<>();
    for (byte octet : seed) {
      octets.add(octet);
    }
    for (int change = random.nextInt(4); change >= 0 && !octets.isEmpty(); change--) {
      mutate(octets);
    }
    if (octets.isEmpty()) {
      octets.add((byte) 0);
    }
    byte[] mutated = new byte[octets.size()];
    for (int i = 0; i < mutated.length; i++) {
      mutated[i] = octets.get(i);
    }
    return mutated;
  }

  private void mutate(List<Byte> octets) {
    int at = random.nextInt(octets.size());
    switch (random.nextInt(6)) {
      case 0 -> octets.set(at, (byte) random.nextInt());
      case 1 -> octets.set(at, (byte) (octets.get(at) ^ (1 << random.nextInt(8))));
      case 2 -> octets.remove(at);
      case 3 -> octets.add(at, (byte) random.nextInt());
      case 4 -> octets.subList(at, octets.size()).clear();
      default -> {
        int end = Math.min(octets.size(), at + 1 + random.nextInt(16));
        octets.addAll(at, List.copyOf(octets.subList(at, end)));
      }
    }
  }

  @Test
  void answersAnyText() {
    String pem = rich().pem();
    for (int i = 0; i < MUTATIONS / 4; i++) {
      StringBuilder text = new StringBuilder(pem);
      for (int change = random.nextInt(3); change >= 0; change--) {
        int at = random.nextInt(text.length());
        text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
      }
      assertThat(reader.read(text.toString())).isNotNull();
    }
  }
}
