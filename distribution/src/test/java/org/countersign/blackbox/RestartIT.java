package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.Certificates;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.RandomText;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestIdentity;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;

/** Stopped in good order and started again. */
@NeedsOpenSsl
class RestartIT {

  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  /** So long does a request need to arrive, and much less than an RSA-4096 key needs. */
  private static final long ARRIVED_MILLIS = 150;

  @Test
  void finishesWhatItIsAtAndFindsEverythingAgain() throws Exception {
    ServerConfiguration configuration = ServerConfiguration.fresh();
    String csr = OpenSsl.in(TestDirectory.fresh("restart")).request("www.example.com");
    TestProject project;
    TestIdentity operator;
    String profile;
    String certificate;
    String token;
    List<Answer> inFlight;
    try (ServerUnderTest server = ServerUnderTest.start(configuration)) {
      project = TestProject.create(server.admin());
      String root = project.root("EC_prime256v1");
      profile =
          project.profile(
              project.intermediate("EC_prime256v1", root), project.policy(Rules.anyLeaf()));
      operator = TestIdentity.member(project.admin()).in(project, "operator");
      token = operator.client().token();
      certificate =
          project.issue(profile, csr).ok().path("certificate").path("certificateId").asText();
      inFlight = stopWhileItWorks(server, project);
    }

    try (ServerUnderTest server = ServerUnderTest.start(configuration)) {
      closedToOthers(configuration.dataDirectory());
      startsAndStopsAreTold(server);
      ApiClient sameToken = server.anonymous().withToken(token);
      sameToken.get(TestProject.CERTIFICATES + "/" + certificate).ok();
      ApiClient again = server.anonymous().loggedIn(operator.clientId(), operator.clientSecret());
      String pem =
          TestProject.issue(again, profile, csr)
              .ok()
              .path("certificate")
              .path("certificate")
              .asText();
      assertThat(Certificates.one(pem).getSubjectX500Principal().getName())
          .contains("www.example.com");
      for (Answer answer : inFlight) {
        again.get(TestProject.AUTHORITIES + "/" + answer.ok().path("id").asText()).ok();
      }
    }
  }

  /** What was asked for just before the server was told to stop. */
  private static List<Answer> stopWhileItWorks(ServerUnderTest server, TestProject project)
      throws Exception {
    List<CompletableFuture<Answer>> asked = List.of(slowRequest(project), slowRequest(project));
    Thread.sleep(ARRIVED_MILLIS);
    long begin = System.nanoTime();
    server.terminate();
    assertThat(server.endsWithin(LONGEST_STOP)).as("stops within 10 seconds").isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONGEST_STOP);
    return List.of(
        asked.get(0).get(1, TimeUnit.SECONDS).expect(200),
        asked.get(1).get(1, TimeUnit.SECONDS).expect(200));
  }

  private static CompletableFuture<Answer> slowRequest(TestProject project) {
    Map<String, Object> body =
        Map.of(
            "projectId", project.id(),
            "name", RandomText.name("slow"),
            "configuration", TestProject.rootConfiguration("RSA_4096"));
    return CompletableFuture.supplyAsync(() -> project.admin().post(TestProject.AUTHORITIES, body));
  }

  private static void startsAndStopsAreTold(ServerUnderTest server) {
    List<JsonNode> events = new ArrayList<>();
    server
        .admin()
        .get("/api/v1/admin/audit-logs?actorType=system&limit=100")
        .ok()
        .path("auditLogs")
        .forEach(events::add);
    events.removeIf(event -> !event.path("event").asText().startsWith("server."));
    assertThat(events)
        .extracting(event -> event.path("event").asText())
        .containsExactly("server.started", "server.stopped", "server.started");
    assertThat(events.get(1).path("subjectId")).isEqualTo(events.get(2).path("subjectId"));
    ServerConfiguration configuration = server.configuration();
    assertThat(events.get(0).path("details").path("COUNTERSIGN_DATA_DIR").asText())
        .isEqualTo(configuration.dataDirectory().toString());
    assertThat(events.get(0).path("details").path("javaVersion").asText()).isNotEmpty();
    assertThat(events.toString()).doesNotContain(configuration.clientSecret());
  }

  /** Directories are; so no file in them is within reach, and those that matter are, too. */
  private static void closedToOthers(Path dataDirectory) throws IOException {
    try (Stream<Path> tree = Files.walk(dataDirectory)) {
      for (Path each : tree.filter(path -> !Files.isSymbolicLink(path)).toList()) {
        boolean matters =
            Files.isDirectory(each)
                ? dataDirectory.equals(each) || dataDirectory.equals(each.getParent())
                : each.getParent().equals(dataDirectory) || each.getParent().endsWith("database");
        if (matters) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
              .as(each.toString())
              .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------");
        }
      }
    }
  }
}
