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
import org.countersign.benchmarks.scenario.IssuingCase;
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

  private static final List<String> WITH_TARGETS = List.of("issuing", "start", "growth");

  static final String USAGE =
      """
      benchmarks/run [micro] [issuing] [start] [growth] [soak] [option ...]

        --targets             what has a target and no more, but for the soak: about 25 minutes on two cores
        --quick               short runs, to see that everything works; written to benchmarks/target
        --jdk HOME            a JDK to run the server on; may be repeated (this one)
        --database NAMES      embedded,postgresql
        --ca NAMES            EC_prime256v1,RSA_2048
        --csr NAMES           p256,rsa2048,mixed
        --connections NUMBERS 1,8,32,128
        --warm-up SECONDS     60, of each server; with --targets 40
        --seconds SECONDS     20, for each load; with --targets 10
        --requests NUMBER     60000 distinct CSRs of each kind
        --rate NUMBER         requests a second of the open loop (half of the best closed one)
        --certificates NUMBER 1000000, stored beforehand for growth; with --targets 200000
        --minutes NUMBER      20, for the soak
        --include REGEX       of the micro benchmarks
        --jar FILE            distribution/target/countersign.jar
        --document FILE       docs/performance.md
      """;

  private static final String QUICK = "quick";
  private static final String TARGETS = "targets";
  private static final List<String> FLAGS = List.of(QUICK, TARGETS);

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
      } else if (FLAGS.contains(arguments[i].substring(2))) {
        given.put(arguments[i].substring(2), List.of());
      } else if (i + 1 < arguments.length && USAGE.contains("  " + arguments[i] + " ")) {
        String name = arguments[i++].substring(2);
        given.computeIfAbsent(name, key -> new ArrayList<>()).add(arguments[i]);
      } else {
        throw new IllegalArgumentException("unknown or without a value: " + arguments[i]);
      }
    }
    return new Given(given).options(what, repository);
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
      Path target = repository.resolve("benchmarks/target");
      Path document =
          is(QUICK) ? target.resolve("performance.md") : repository.resolve("docs/performance.md");
      return new Options(
          what.isEmpty() ? (is(TARGETS) ? WITH_TARGETS : KINDS) : what,
          plan(repository, target),
          one("document").map(Path::of).orElse(document),
          one("include").orElse(".*"));
    }

    private Plan plan(Path repository, Path target) {
      Path jar =
          one("jar")
              .map(Path::of)
              .orElse(repository.resolve("distribution/target/countersign.jar"));
      List<Installation> installations =
          values.getOrDefault("jdk", List.of(System.getProperty("java.home"))).stream()
              .map(home -> new Installation(Path.of(home), jar.toAbsolutePath()))
              .toList();
      return new Plan(
          is(QUICK),
          installations,
          is(TARGETS) ? installations.subList(0, 1) : installations,
          list("database", "embedded,postgresql"),
          is(TARGETS) ? casesWithTargets() : cases(),
          Duration.ofSeconds(number("warm-up", 3, 40, 60)),
          Duration.ofSeconds(number("seconds", 2, 10, 20)),
          number("requests", 2_000, 60_000, 60_000),
          number("certificates", 5_000, 200_000, 1_000_000),
          is(QUICK) && one("minutes").isEmpty()
              ? Duration.ofSeconds(20)
              : Duration.ofMinutes(number("minutes", 20, 20, 20)),
          number("rate", 0, 0, 0),
          target.resolve("work"));
    }

    private List<IssuingCase> cases() {
      List<RequestMix> mixes =
          list("csr", "p256,rsa2048,mixed").stream().map(RequestMix::named).toList();
      return list("ca", "EC_prime256v1,RSA_2048").stream()
          .map(Given::key)
          .flatMap(key -> mixes.stream().map(mix -> new IssuingCase(key, mix, connections())))
          .toList();
    }

    private List<IssuingCase> casesWithTargets() {
      return List.of(
          new IssuingCase(KeyAlgorithm.EC_P256, RequestMix.P256, connections()),
          new IssuingCase(KeyAlgorithm.EC_P256, RequestMix.MIXED, connections()),
          new IssuingCase(KeyAlgorithm.RSA_2048, RequestMix.P256, List.of(32)));
    }

    private List<Integer> connections() {
      return list("connections", "1,8,32,128").stream().map(Integer::valueOf).toList();
    }

    private boolean is(String flag) {
      return values.containsKey(flag);
    }

    private static KeyAlgorithm key(String name) {
      return KeyAlgorithm.ofName(name)
          .orElseThrow(() -> new IllegalArgumentException("unknown key algorithm " + name));
    }

    private int number(String name, int quick, int targets, int otherwise) {
      int unlessGiven = is(QUICK) ? quick : is(TARGETS) ? targets : otherwise;
      return one(name).map(Integer::parseInt).orElse(unlessGiven);
    }

    private List<String> list(String name, String otherwise) {
      return Arrays.asList(one(name).orElse(otherwise).split(","));
    }

    private Optional<String> one(String name) {
      return Optional.ofNullable(values.get(name)).map(all -> all.get(all.size() - 1));
    }
  }
}
