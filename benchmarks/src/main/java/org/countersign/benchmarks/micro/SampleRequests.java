package org.countersign.benchmarks.micro;

import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.countersign.adapters.crypto.provider.KeyOperations;
import org.countersign.adapters.crypto.provider.ProviderChoice;
import org.countersign.benchmarks.request.SignedRequest;
import org.countersign.domain.x509.KeyAlgorithm;

/** A few hundred CSRs, no two alike, in turn: what is remembered of the last one is of no use. */
final class SampleRequests {

  private static final int COUNT = 256;
  private static final int KEYS = 8;

  private final List<String> pems;
  private final AtomicInteger taken = new AtomicInteger();

  private SampleRequests(List<String> pems) {
    this.pems = pems;
  }

  /** Each for one DNS name. */
  static SampleRequests of(KeyAlgorithm algorithm) {
    KeyOperations operations = new KeyOperations(ProviderChoice.fastest());
    List<KeyPair> keys =
        IntStream.range(0, KEYS).mapToObj(i -> operations.generate(algorithm)).toList();
    return new SampleRequests(
        IntStream.range(0, COUNT)
            .mapToObj(
                i -> {
                  String name = "host-" + i + ".example.com";
                  return SignedRequest.of(
                      operations, keys.get(i % KEYS), algorithm, name, List.of(name));
                })
            .toList());
  }

  String next() {
    return pems.get(taken.getAndIncrement() & (COUNT - 1));
  }
}
