package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.MetricsText;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.RandomText;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code /metrics} says, and that what docs/operations builds upon is there. */
@SharedServer
@NeedsOpenSsl
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsIT {

  private static final Path OPERATIONS = Path.of("..", "docs", "operations");

  private static final String REQUESTS = "countersign_certificate_requests_total";

  private final ServerUnderTest server;
  private final TestProject project;
  private final String profile;
  private MetricsText before;

  MetricsIT(ServerUnderTest server, TestProject project) {
    this.server = server;
    this.project = project;
    Map<String, Object> rules = Rules.anyLeaf();
    rules.put("sans", List.of(Rules.allowed("dns_name", List.of("*.example.com"))));
    this.profile = project.profile(project.root("EC_prime256v1"), project.policy(rules));
  }

  @BeforeEach
  void readBefore() {
    before = awaited("countersign_pending_requests");
  }

  private MetricsText metrics() {
    Answer answer = server.anonymous().get("/metrics").expect(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    return MetricsText.read(answer.text());
  }

  private static String csr(String name) {
    return OpenSsl.in(TestDirectory.fresh("metrics")).request(name);
  }

  private void grewByOne(MetricsText after, String... series) {
    for (String each : series) {
      assertThat(after.value(each)).as(each).isEqualTo(before.count(each) + 1);
    }
  }

  @Test
  void countsACertificateAndMeasuresEachStepOfItsIssue() {
    project.issue(profile, csr("www.example.com")).ok();

    MetricsText after = metrics();
    grewByOne(
        after,
        REQUESTS + "{outcome=\"issued\"}",
        "countersign_issuance_seconds_count",
        "countersign_issuance_seconds_bucket{le=\"+Inf\"}");
    for (String step : List.of("read", "judge", "record", "sign", "store")) {
      grewByOne(after, "countersign_issuance_step_seconds_count{step=\"" + step + "\"}");
    }
    assertThat(after.value("countersign_issuance_seconds_sum"))
        .isGreaterThan(before.value("countersign_issuance_seconds_sum"));
    assertThat(after.value("countersign_commit_units_count"))
        .isGreaterThanOrEqualTo(before.value("countersign_commit_units_count") + 2);
    assertThat(after.value("countersign_commit_queue_units")).isZero();
    assertThat(after.value("countersign_pending_requests")).isZero();
  }

  @Test
  void countsARefusalByItsViolations() {
    project.issue(profile, csr("www.elsewhere.test")).expect(400);

    grewByOne(
        metrics(),
        REQUESTS + "{outcome=\"refused\"}",
        "countersign_policy_violations_total{code=\"san-not-allowed\"}");
  }

  @Test
  void countsLoginsByTheirOutcome() {
    server.anonymous().logIn(RandomText.name("nobody"), RandomText.secret()).expect(401);
    server.admin();

    grewByOne(
        metrics(),
        "countersign_logins_total{outcome=\"refused\"}",
        "countersign_logins_total{outcome=\"accepted\"}");
  }

  @Test
  void tellsWhenAuthoritiesExpireAndThatTheDatabaseServes() {
    assertThat(before.value("countersign_database_up")).isOne();
    assertThat(before.value("countersign_database_connections_opened_total")).isPositive();
    Map<String, Object> soon = TestProject.rootConfiguration("EC_prime256v1");
    Instant end = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
    soon.put("notAfter", end.toString());
    String id = project.tryAuthority(soon).ok().path("id").asText();

    String series = "countersign_authority_expiry_timestamp_seconds{authority=\"" + id + "\"";
    MetricsText after = awaited(series);
    assertThat(after.samples())
        .anySatisfy(
            (name, value) -> {
              assertThat(name).startsWith(series);
              assertThat(value).isEqualTo(end.getEpochSecond());
            });
  }

  /** The installation is looked at now and then, and not while the page waits long for it. */
  private MetricsText awaited(String series) {
    MetricsText found = metrics();
    for (int i = 0; i < 60 && found.samples().keySet().stream().noneMatch(at(series)); i++) {
      sleep();
      found = metrics();
    }
    return found;
  }

  private static Predicate<String> at(String beginning) {
    return series -> series.startsWith(beginning);
  }

  private static void sleep() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Test
  void givesHistogramsWhoseBucketsOnlyGrow() {
    before
        .types()
        .forEach(
            (family, type) -> {
              if (family.startsWith("countersign_") && type.equals("histogram")) {
                isCumulative(family);
              }
            });
  }

  private void isCumulative(String family) {
    Pattern bucket = Pattern.compile(family + "_bucket\\{(.*,)?le=\"(.*)\"\\}");
    double last = 0;
    int buckets = 0;
    for (Map.Entry<String, Double> sample : before.samples().entrySet()) {
      Matcher matcher = bucket.matcher(sample.getKey());
      if (matcher.matches()) {
        buckets++;
        assertThat(sample.getValue()).as(sample.getKey()).isGreaterThanOrEqualTo(last);
        last = sample.getValue();
        if (matcher.group(2).equals("+Inf")) {
          String labels = matcher.group(1) == null ? "" : matcher.group(1).replaceFirst(",$", "");
          assertThat(before.value(family + "_count" + (labels.isEmpty() ? "" : "{" + labels + "}")))
              .isEqualTo(last);
          last = 0;
        }
      }
    }
    assertThat(buckets).as("buckets of %s", family).isPositive();
  }

  /** Of the families that the page has, each that is named is one; jobs run now and then. */
  @ParameterizedTest
  @ValueSource(strings = {"metrics.md", "grafana-dashboard.json", "alert-rules.yml"})
  void hasEachMetricThatTheDocumentsName(String document) throws IOException {
    Set<String> unknown = new TreeSet<>();
    Matcher names =
        Pattern.compile("countersign_[a-z0-9_]+")
            .matcher(Files.readString(OPERATIONS.resolve(document)));
    int named = 0;
    while (names.find()) {
      named++;
      String family = names.group().replaceFirst("_(bucket|sum|count)$", "");
      if (!before.types().containsKey(family) && !before.types().containsKey(names.group())) {
        unknown.add(names.group());
      }
    }
    assertThat(named).isGreaterThan(5);
    assertThat(unknown).as("named in %s", document).isEmpty();
  }

  @Test
  void leavesPrometheusTheLabelsThatItGivesItself() {
    MetricsText after = awaited("countersign_job_runs_total{name=");
    assertThat(after.samples().keySet())
        .noneMatch(series -> series.matches(".*[{,](job|instance)=.*"));
  }

  @Test
  void namesEachOfItsFamiliesInTheTable() throws IOException {
    String table = Files.readString(OPERATIONS.resolve("metrics.md"));
    assertThat(before.types().keySet())
        .filteredOn(family -> family.startsWith("countersign_"))
        .allMatch(family -> table.contains("`" + family));
  }

  @Test
  void saysWhatTheServerKnowsOfItself() {
    assertThat(before.samples().keySet()).anyMatch(series -> series.startsWith("memory_"));
  }

  @Test
  void wantsTheTokenWhereOneIsSet() throws Exception {
    String token = RandomText.secret();
    try (ServerUnderTest guarded =
        ServerUnderTest.start(
            ServerConfiguration.fresh().with("COUNTERSIGN_METRICS_TOKEN", token))) {
      ApiClient nobody = guarded.anonymous();
      Answer refused = nobody.get("/metrics");
      refused.expectError(401, "Unauthorized");
      assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      nobody.withToken(token + "x").get("/metrics").expectError(401, "Unauthorized");
      nobody.get("/metrics?scope=base").expectError(401, "Unauthorized");
      nobody.get("/metrics/").expectError(401, "Unauthorized");
      assertThat(nobody.withToken(token).get("/metrics").expect(200).text())
          .contains("countersign_build_info");
      nobody.get("/health/ready").expect(200);
      assertThat(guarded.log()).doesNotContain(token);
      assertThat(head(guarded, token)).isEqualTo(200);
    }
  }

  private static int head(ServerUnderTest server, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.base().resolve("/metrics"))
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .header("Authorization", "Bearer " + token)
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
