package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.KeptConnections;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stopped while 32 clients issue as fast as they can. RestartIT has what takes long to answer. */
@NeedsOpenSsl
class StopIT {

  private static final int CLIENTS = 32;
  private static final int ANSWERED_BEFORE_STOP = 300;
  private static final int ANSWERED_MORE_EACH_ROUND = 37;
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private final String csr = OpenSsl.in(TestDirectory.fresh("stop")).request("www.example.com");

  @Test
  void eachAnswerIsWholeAndEachCertificateStored() throws Exception {
    stopAgainAndAgain(1);
  }

  @Test
  @Tag("long")
  void eachAnswerOfTwentyStopsIsWhole() throws Exception {
    stopAgainAndAgain(20);
  }

  private void stopAgainAndAgain(int rounds) throws Exception {
    ServerConfiguration configuration = ServerConfiguration.fresh();
    ServerUnderTest server = ServerUnderTest.start(configuration);
    try {
      TestProject project = TestProject.create(server.admin());
      String profile =
          project.profile(project.root("EC_prime256v1"), project.policy(Rules.anyLeaf()));
      for (int round = 0; round < rounds; round++) {
        List<String> acknowledged =
            stop(server, profile, ANSWERED_BEFORE_STOP + round * ANSWERED_MORE_EACH_ROUND);
        server = ServerUnderTest.start(configuration);
        ApiClient admin = server.admin();
        for (String certificate : acknowledged) {
          admin.get(TestProject.CERTIFICATES + "/" + certificate).ok();
        }
      }
    } finally {
      server.close();
    }
  }

  /** The certificates that were acknowledged. */
  private List<String> stop(ServerUnderTest server, String profile, int answers) throws Exception {
    byte[] body =
        new ObjectMapper()
            .writeValueAsBytes(
                Map.of("profileId", profile, "csr", csr, "attributes", Map.of("ttl", "30d")));
    String head =
        "POST "
            + TestProject.CERTIFICATES
            + " HTTP/1.1\r\nContent-Type: application/json\r\nAuthorization: Bearer "
            + server.admin().token();
    try (KeptConnections clients = KeptConnections.open(CLIENTS, server.base(), head, body)) {
      while (clients.answers().size() < answers) {
        assertThat(clients.failures()).isEmpty();
        Thread.sleep(5);
      }
      server.terminate();
      assertThat(server.endsWithin(LONGEST_STOP)).as("stops within 10 seconds").isTrue();
      clients.awaitRefusal();
      assertThat(clients.failures()).as("connections that ended without an answer").isEmpty();
      return acknowledged(clients.answers());
    }
  }

  private static List<String> acknowledged(List<Answer> answers) {
    List<String> certificates = new ArrayList<>();
    for (Answer answer : answers) {
      if (answer.status() == 503) {
        answer.expectError(503, "ServiceUnavailable", "The server is stopping");
        assertThat(answer.headers().firstValue("Connection")).contains("close");
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
      } else {
        certificates.add(answer.ok().path("certificate").path("certificateId").asText());
      }
    }
    return certificates;
  }
}
