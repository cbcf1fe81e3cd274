package org.countersign.benchmarks.request;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.countersign.domain.x509.KeyAlgorithm;

/** Which kinds of key the CSRs of a load have; they take turns. */
public enum RequestMix {
  P256("P-256", KeyAlgorithm.EC_P256),
  RSA2048("RSA-2048", KeyAlgorithm.RSA_2048),
  /** Three of P-256 to two of RSA-2048. */
  MIXED(
      "mixed",
      KeyAlgorithm.EC_P256,
      KeyAlgorithm.RSA_2048,
      KeyAlgorithm.EC_P256,
      KeyAlgorithm.RSA_2048,
      KeyAlgorithm.EC_P256);

  private final String label;
  private final List<KeyAlgorithm> turn;

  RequestMix(String label, KeyAlgorithm... turn) {
    this.label = label;
    this.turn = List.of(turn);
  }

  public String label() {
    return label;
  }

  /** The key of the CSR with that number. */
  KeyAlgorithm keyOf(int number) {
    return turn.get(number % turn.size());
  }

  /**
   * @throws IllegalArgumentException which names the ones that there are
   */
  public static RequestMix named(String text) {
    return Arrays.stream(values())
        .filter(mix -> mix.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown kind of CSR '" + text + "'; p256, rsa2048 and mixed are known"));
  }
}
