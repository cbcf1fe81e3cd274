package org.countersign.blackbox.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.countersign.application.port.crypto.MutatedRequests;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.Certificates;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Mutated CSRs, as many as {@code -Dfuzz.requests} says, within {@code -Dfuzz.minutes}: each gets a
 * certificate for just what it asks for and is signed for, or a reason.
 */
@SharedServer
@EnabledIfSystemProperty(
    named = "fuzz.requests",
    matches = "[1-9][0-9]*",
    disabledReason = "takes as long as one likes: mvn -Plong verify")
final class MutatedRequestsIT {

  private static final int CLIENTS = 8;
  private static final String UNCOMPARED = "issued, not read by Bouncy Castle";
  private static final List<Integer> REASONS = List.of(400, 422);

  private final Map<String, LongAdder> outcomes = new ConcurrentSkipListMap<>();

  @Test
  void certifiesWhatIsAskedForAndProvenOrSaysWhyNot(TestProject project) throws Exception {
    String profile =
        project.profile(project.root("EC_prime256v1"), project.policy(Rules.anyLeaf()));
    int requests = Integer.getInteger("fuzz.requests");
    Instant end = Instant.now().plus(Duration.ofMinutes(Integer.getInteger("fuzz.minutes", 600)));
    Instant start = Instant.now();
    List<Callable<Void>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      MutatedRequests mutated = new MutatedRequests(i);
      ApiClient client =
          ApiClient.anonymous(project.admin().base()).withToken(project.admin().token());
      clients.add(
          () -> {
            for (int n = 0; n < requests / CLIENTS && Instant.now().isBefore(end); n++) {
              String csr = mutated.next();
              check(csr, TestProject.issue(client, profile, csr));
            }
            return null;
          });
    }
    runAll(clients);
    long sent = outcomes.values().stream().mapToLong(LongAdder::sum).sum();
    System.out.println(
        sent + " requests in " + Duration.between(start, Instant.now()) + ": " + outcomes);
    assertThat(outcomes).containsKeys("200", "400");
    long uncompared = outcomes.getOrDefault(UNCOMPARED, new LongAdder()).sum();
    assertThat(uncompared * 100).isLessThan(outcomes.get("200").sum());
  }

  private static void runAll(List<Callable<Void>> clients) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      for (Future<Void> client : threads.invokeAll(clients)) {
        client.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private void check(String csr, Answer answer) {
    outcomes
        .computeIfAbsent(Integer.toString(answer.status()), status -> new LongAdder())
        .increment();
    assertThat(answer.text())
        .as("answer to %s", csr)
        .doesNotContain("Exception", "\tat ", "org.countersign");
    if (answer.status() == 200) {
      issued(csr, answer.json());
    } else {
      assertThat(answer.status()).as("%s for %s", answer.text(), csr).isIn(REASONS);
      JsonNode envelope = answer.json();
      assertThat(envelope.path("statusCode").asInt()).isEqualTo(answer.status());
      assertThat(envelope.path("message").isMissingNode()).isFalse();
    }
  }

  private static boolean deviates(JsonNode answer, String place) {
    for (JsonNode warning : answer.path("warnings")) {
      if (warning.path("code").asText().equals("csr-deviation")
          && warning.path("field").asText().startsWith(place)) {
        return true;
      }
    }
    return false;
  }

  /** Whatever the order of its parts and the spelling of a country. */
  private static List<String> values(X500Principal name) {
    return Stream.of(name.getName().toLowerCase(Locale.ROOT).split("[,+]")).sorted().toList();
  }

  /** What Bouncy Castle cannot read, an ignored attribute of an odd type for one, is counted. */
  private void issued(String pem, JsonNode answer) {
    CsrByBouncyCastle csr;
    try {
      csr = CsrByBouncyCastle.read(pem);
      csr.names();
    } catch (RuntimeException e) {
      outcomes.computeIfAbsent(UNCOMPARED, outcome -> new LongAdder()).increment();
      return;
    }
    X509Certificate certificate =
        Certificates.one(answer.path("certificate").path("certificate").asText());
    assertThat(csr.isSignedByItsOwnKey()).isTrue();
    assertThat(certificate.getPublicKey().getEncoded()).isEqualTo(csr.publicKey());
    if (deviates(answer, "subject")) {
      assertThat(values(certificate.getSubjectX500Principal()))
          .isEqualTo(values(new X500Principal(csr.subject())));
    } else {
      assertThat(certificate.getSubjectX500Principal().getEncoded()).isEqualTo(csr.subject());
    }
    assertThat(CsrByBouncyCastle.names(certificate)).isEqualTo(csr.names());
    for (JsonNode element : answer.path("preview").path("elements")) {
      assertThat(element.path("verdict").asText()).isIn("granted", "ignored");
    }
    assertThat(certificate.getBasicConstraints()).as("no CA").isEqualTo(-1);
  }
}
