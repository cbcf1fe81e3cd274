package org.countersign.benchmarks.request;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.countersign.adapters.crypto.provider.KeyOperations;
import org.countersign.adapters.crypto.provider.ProviderChoice;
import org.countersign.domain.x509.KeyAlgorithm;

/**
 * CSRs, no two alike, made once and kept in a file: PEM with {@code \n} for its line breaks, one a
 * line, as it stands in JSON.
 *
 * <p>Subject, name and signature are each CSR's own, and so is an EC key: that there are
 * certificates on a key already is another case than the common one. RSA keys, which take the
 * machine's time to make, come from a pool.
 */
public final class DistinctRequests {

  private static final int MOST_RSA_KEYS = 1_024;
  private static final int REQUESTS_A_KEY = 16;

  private final KeyOperations operations = new KeyOperations(ProviderChoice.fastest());
  private final Map<KeyAlgorithm, List<KeyPair>> rsaKeys = new ConcurrentHashMap<>();
  private final Path directory;

  /**
   * @param directory where the files are
   */
  public DistinctRequests(Path directory) {
    this.directory = directory;
  }

  /** That many, read from the file of an earlier call where there is one. */
  public List<String> take(RequestMix mix, int count) {
    Path file = directory.resolve(mix + "-" + count + ".txt");
    try {
      if (!Files.exists(file)) {
        write(mix, count, file);
      }
      return Files.readAllLines(file, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(RequestMix mix, int count, Path file) throws IOException {
    Files.createDirectories(directory);
    List<String> all =
        IntStream.range(0, count)
            .parallel()
            .mapToObj(number -> request(mix, number, count))
            .toList();
    Path unfinished = directory.resolve(file.getFileName() + ".unfinished");
    try (BufferedWriter out = Files.newBufferedWriter(unfinished, StandardCharsets.US_ASCII)) {
      for (String each : all) {
        out.write(each);
        out.write('\n');
      }
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private String request(RequestMix mix, int number, int count) {
    KeyAlgorithm algorithm = mix.keyOf(number);
    String name = "host-" + number + ".example.com";
    return SignedRequest.of(
            operations, key(algorithm, number, count), algorithm, name, List.of(name))
        .replace("\n", "\\n");
  }

  private KeyPair key(KeyAlgorithm algorithm, int number, int count) {
    if (algorithm.family() != KeyAlgorithm.Family.RSA) {
      return operations.generate(algorithm);
    }
    List<KeyPair> pool = rsaKeys.computeIfAbsent(algorithm, key -> pool(key, count));
    return pool.get(number % pool.size());
  }

  private List<KeyPair> pool(KeyAlgorithm algorithm, int count) {
    return IntStream.range(0, Math.min(MOST_RSA_KEYS, 1 + count / REQUESTS_A_KEY))
        .parallel()
        .mapToObj(i -> operations.generate(algorithm))
        .toList();
  }
}
