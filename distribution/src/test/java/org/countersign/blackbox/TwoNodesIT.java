package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestIdentity;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two servers on one database: what is changed on the one is seen by the other within a second,
 * although that has just issued and remembers everything. What belongs to no request is done by one
 * of them.
 */
@NeedsOpenSsl
class TwoNodesIT {

  private static final Duration WITHIN = Duration.ofSeconds(1);

  /** The interval of the job, a look for it, and time for a busy machine. */
  private static final Duration DELIVERED_WITHIN = Duration.ofSeconds(45);

  private static final String REVOKE = "/api/v1/auth/token/revoke";
  private static final String BLOCKED_KEYS = "/api/v1/admin/blocked-keys";

  private static EmbeddedPostgres postgres;
  private static ServerUnderTest here;
  private static ServerUnderTest elsewhere;
  private static String csr;

  private TestProject project;
  private String authority;
  private String policy;
  private String profile;
  private TestIdentity operator;
  private ApiClient operatorHere;
  private ApiClient operatorElsewhere;

  @BeforeAll
  static void start() throws IOException {
    csr = OpenSsl.in(TestDirectory.fresh("two-nodes")).request("www.example.com");
    postgres = EmbeddedPostgres.builder().start();
    ServerConfiguration first = onPostgres(ServerConfiguration.fresh());
    here = ServerUnderTest.start(first);
    // The master key opens what both keep in the database; the data directory is each node's own.
    elsewhere =
        ServerUnderTest.start(
            onPostgres(ServerConfiguration.fresh())
                .with(
                    "COUNTERSIGN_MASTER_KEY_FILE",
                    first.dataDirectory().resolve("master.key").toString()));
  }

  private static ServerConfiguration onPostgres(ServerConfiguration configuration) {
    return configuration
        .with("COUNTERSIGN_DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"))
        .with("COUNTERSIGN_DATABASE_USER", "postgres");
  }

  @AfterAll
  static void stop() throws IOException {
    if (elsewhere != null) {
      elsewhere.close();
    }
    if (here != null) {
      here.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  @BeforeEach
  void letTheOtherNodeRememberEverything() {
    project = TestProject.create(here.admin());
    authority = project.root("EC_prime256v1");
    policy = project.policy(Rules.anyLeaf());
    profile = project.profile(authority, policy);
    operator = TestIdentity.member(project.admin()).in(project, "operator");
    operatorHere = operator.client();
    operatorElsewhere = ApiClient.anonymous(elsewhere.base()).withToken(operatorHere.token());
    issueElsewhere().ok();
    dryRunElsewhere().ok();
    issueElsewhere().ok();
  }

  private Answer issueElsewhere() {
    return TestProject.issue(operatorElsewhere, profile, csr);
  }

  private Answer dryRunElsewhere() {
    return TestProject.issue(
        operatorElsewhere,
        profile,
        csr,
        Map.of("attributes", Map.of("ttl", "30d"), "dryRun", true));
  }

  /** Written as the survey of keys writes it, with the key that it blocks. */
  @Test
  void anEventIsDeliveredByOneOfThem() throws Exception {
    String key = "%064x".formatted(1);
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO outbox_event (id, happened_at, aggregate_id, event_type, facts,"
                    + " attempts, next_attempt_at, given_up)"
                    + " VALUES (?, 0, 'key', 'weak-key.found', ?, 0, 0, FALSE)")) {
      insert.setObject(1, UUID.randomUUID());
      insert.setString(
          2, "{\"publicKeyFingerprint\": \"" + key + "\", \"reason\": \"as the test says\"}");
      insert.execute();
      String undone =
          "SELECT (SELECT count(*) FROM outbox_event)"
              + " + (SELECT count(*) FROM job WHERE picked AND task_name = 'deliver-events')";
      long end = System.nanoTime() + DELIVERED_WITHIN.toNanos();
      while (count(connection, undone) > 0 && System.nanoTime() < end) {
        Thread.sleep(200);
      }
      assertThat(count(connection, undone)).isZero();
      assertThat(
              count(
                  connection,
                  "SELECT count(*) FROM job WHERE task_name = 'deliver-events'"
                      + " AND last_success IS NOT NULL AND last_failure IS NULL"))
          .isOne();
    }
    String warning =
        "Blocked the RSA key "
            + key
            + ", on which 0 certificates were issued here: as the test says";
    assertThat((here.log() + elsewhere.log()).split(warning, -1)).hasSize(2);
  }

  private static int count(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void aRevokedToken() {
    changed(operatorHere.post(REVOKE, Map.of("accessToken", operatorHere.token())));

    refusedElsewhereWith(401);
  }

  @Test
  void aWithdrawnClientSecret() {
    String secrets = TestIdentity.clientSecrets(operator.id());
    String id =
        here.admin().get(secrets).ok().findPath("clientSecretData").path(0).path("id").asText();
    changed(here.admin().post(secrets + "/" + id + "/revoke", Map.of()));

    refusedElsewhereWith(401);
  }

  @Test
  void aRemovedIdentity() {
    changed(here.admin().delete(TestIdentity.IDENTITIES + "/" + operator.id()));

    refusedElsewhereWith(401);
  }

  @Test
  void aLoginThatIsTakenAway() {
    changed(here.admin().delete(TestIdentity.universalAuth(operator.id())));

    refusedElsewhereWith(401);
  }

  @Test
  void aRemovedMembership() {
    changed(here.admin().delete(TestIdentity.membership(project, operator.id())));

    refusedElsewhereWith(404);
  }

  @Test
  void anotherRoleInTheProject() {
    changed(
        here.admin()
            .patch(TestIdentity.membership(project, operator.id()), Map.of("role", "auditor")));

    refusedElsewhereWith(403);
  }

  @Test
  void anotherRoleInTheOrganisation() {
    String path = TestIdentity.IDENTITIES + "?limit=1";
    operatorElsewhere.get(path).expect(403);

    changed(
        here.admin().patch(TestIdentity.IDENTITIES + "/" + operator.id(), Map.of("role", "admin")));

    within(() -> operatorElsewhere.get(path), answer -> answer.status() == 200);
  }

  @Test
  void aTightenedPolicy() {
    changed(
        here.admin()
            .patch(TestProject.POLICIES + "/" + policy, Map.of("validity", Map.of("max", "1d"))));

    within(this::dryRunElsewhere, answer -> answer.text().contains("\"valid\":false"));
    refusedElsewhereWith(400);
  }

  @Test
  void anotherPolicyForTheProfile() {
    Map<String, Object> rules = new LinkedHashMap<>(Rules.anyLeaf());
    rules.put("validity", Map.of("max", "1d"));
    String strict = project.policy(rules);

    changed(
        here.admin()
            .patch(TestProject.PROFILES + "/" + profile, Map.of("certificatePolicyId", strict)));

    refusedElsewhereWith(400);
  }

  @Test
  void aDeletedProfile() {
    changed(here.admin().delete(TestProject.PROFILES + "/" + profile));

    refusedElsewhereWith(404);
  }

  @Test
  void aDisabledAuthority() {
    changed(
        here.admin()
            .patch(TestProject.AUTHORITIES + "/" + authority, Map.of("status", "disabled")));

    refusedElsewhereWith(400);
  }

  @Test
  void aBlockedKey() {
    String certificate = issueElsewhere().ok().path("certificate").path("certificate").asText();
    Answer blocked =
        here.admin().post(BLOCKED_KEYS, Map.of("certificate", certificate, "reason", "it leaked"));
    changed(blocked);
    try {
      refusedElsewhereWith(400);
    } finally {
      String id = blocked.json().path("blockedKey").path("id").asText();
      changed(here.admin().delete(BLOCKED_KEYS + "/" + id));
    }
  }

  private static void changed(Answer answer) {
    assertThat(answer.status()).as("%s: %s", answer.asked(), answer.text()).isBetween(200, 204);
  }

  private void refusedElsewhereWith(int status) {
    within(this::issueElsewhere, answer -> answer.status() == status);
  }

  /** Asks again and again, for the last time when the second is over. */
  private static void within(Supplier<Answer> question, Predicate<Answer> expected) {
    long end = System.nanoTime() + WITHIN.toNanos();
    boolean isLast;
    Answer answer;
    do {
      isLast = System.nanoTime() > end;
      answer = question.get();
    } while (!expected.test(answer) && !isLast);
    assertThat(answer)
        .as("%s after a second: %d %s", answer.asked(), answer.status(), answer.text())
        .matches(expected);
  }
}
