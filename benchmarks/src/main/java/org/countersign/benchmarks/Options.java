package org.countersign.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.benchmarks.request.RequestMix;
import org.countersign.benchmarks.scenario.Plan;
import org.countersign.benchmarks.server.MeasuredServer.Installation;
import org.countersign.domain.x509.KeyAlgorithm;

/**
 * The command line, read.
 *
 * @param what is measured: {@code micro}, {@code issuing}, {@code start}, {@code growth}, {@code
 *     soak}; never empty
 * @param document where the results are written
 * @param include which micro benchmarks, a regular expression
 */
record Options(List<String> what, Plan plan, Path document, String include) {

  static final List<String> KINDS = List.of("micro", "issuing", "start", "growth", "soak");

  static final String USAGE =
      """
      benchmarks/run [micro] [issuing] [start] [growth] [soak] [option ...]

        --quick               short runs, to see that everything works; written to benchmarks/target
        --jdk HOME            a JDK to run the server on; may be repeated (this one)
        --database NAMES      embedded,postgresql
        --ca NAMES            EC_prime256v1,RSA_2048
        --csr NAMES           p256,rsa2048,mixed
        --connections NUMBERS 1,8,32,128
        --warm-up SECONDS     60
        --seconds SECONDS     20, for each load
        --requests NUMBER     60000 distinct CSRs of each kind
        --rate NUMBER         requests a second of the open loop (half of the best closed one)
        --certificates NUMBER 1000000, stored beforehand for growth
        --minutes NUMBER      20, for the soak
        --include REGEX       of the micro benchmarks
        --jar FILE            distribution/target/countersign.jar
        --document FILE       docs/performance.md
      """;

  private static final String QUICK = "quick";

  Options {
    what = List.copyOf(what);
  }

  /**
   * @param repository its root
   * @throws IllegalArgumentException which says what is wrong with them
   */
  static Options read(String[] arguments, Path repository) {
    List<String> what = new ArrayList<>();
    Map<String, List<String>> given = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      if (!arguments[i].startsWith("--")) {
        what.add(kind(arguments[i]));
      } else if (arguments[i].equals("--" + QUICK)) {
        given.put(QUICK, List.of(""));
      } else if (i + 1 < arguments.length && USAGE.contains("  " + arguments[i] + " ")) {
        String name = arguments[i++].substring(2);
        given.computeIfAbsent(name, key -> new ArrayList<>()).add(arguments[i]);
      } else {
        throw new IllegalArgumentException("unknown or without a value: " + arguments[i]);
      }
    }
    return new Given(given).options(what.isEmpty() ? KINDS : what, repository);
  }

  private static String kind(String text) {
    if (!KINDS.contains(text)) {
      throw new IllegalArgumentException("'" + text + "' cannot be measured; " + KINDS + " can");
    }
    return text;
  }

  /** Values by the name of their option. */
  private record Given(Map<String, List<String>> values) {

    Options options(List<String> what, Path repository) {
      boolean quick = values.containsKey(QUICK);
      Path target = repository.resolve("benchmarks/target");
      Path document =
          quick ? target.resolve("performance.md") : repository.resolve("docs/performance.md");
      return new Options(
          what,
          plan(quick, repository, target),
          one("document").map(Path::of).orElse(document),
          one("include").orElse(".*"));
    }

    private Plan plan(boolean quick, Path repository, Path target) {
      Path jar =
          one("jar")
              .map(Path::of)
              .orElse(repository.resolve("distribution/target/countersign.jar"));
      List<Installation> installations =
          values.getOrDefault("jdk", List.of(System.getProperty("java.home"))).stream()
              .map(home -> new Installation(Path.of(home), jar.toAbsolutePath()))
              .toList();
      return new Plan(
          quick,
          installations,
          list("database", "embedded,postgresql"),
          list("ca", "EC_prime256v1,RSA_2048").stream().map(Given::key).toList(),
          list("csr", "p256,rsa2048,mixed").stream().map(RequestMix::named).toList(),
          list("connections", "1,8,32,128").stream().map(Integer::valueOf).toList(),
          Duration.ofSeconds(number("warm-up", quick ? 3 : 60)),
          Duration.ofSeconds(number("seconds", quick ? 2 : 20)),
          number("requests", quick ? 2_000 : 60_000),
          number("certificates", quick ? 5_000 : 1_000_000),
          quick && one("minutes").isEmpty()
              ? Duration.ofSeconds(20)
              : Duration.ofMinutes(number("minutes", 20)),
          number("rate", 0),
          target.resolve("work"));
    }

    private static KeyAlgorithm key(String name) {
      return KeyAlgorithm.ofName(name)
          .orElseThrow(() -> new IllegalArgumentException("unknown key algorithm " + name));
    }

    private int number(String name, int otherwise) {
      return one(name).map(Integer::parseInt).orElse(otherwise);
    }

    private List<String> list(String name, String otherwise) {
      return Arrays.asList(one(name).orElse(otherwise).split(","));
    }

    private Optional<String> one(String name) {
      return Optional.ofNullable(values.get(name)).map(all -> all.get(all.size() - 1));
    }
  }
}
