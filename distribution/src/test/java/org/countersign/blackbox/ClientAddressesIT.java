package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.RandomText;
import org.countersign.blackbox.harness.RawHttp;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.TestIdentity;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Behind a reverse proxy that is trusted, with limits for each client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientAddressesIT {

  private static final int LOGINS = 10;
  private static final int REQUESTS = 4;
  private static final String ATTACKER = "198.51.100.7";
  private static final String OWNER = "203.0.113.9";

  private ServerUnderTest server;
  private ApiClient admin;

  @BeforeAll
  void startServer() {
    server =
        ServerUnderTest.start(
            ServerConfiguration.fresh()
                .with("COUNTERSIGN_TRUSTED_PROXIES", "127.0.0.0/8, 10.1.2.3")
                .with("COUNTERSIGN_RATE_LIMIT_LOGINS", Integer.toString(LOGINS))
                .with("COUNTERSIGN_RATE_LIMIT_ISSUING", Integer.toString(REQUESTS)));
    admin = server.admin();
  }

  @AfterAll
  void stopServer() {
    server.close();
  }

  private ApiClient at(String addresses) {
    return server.anonymous().withField("X-Forwarded-For", addresses);
  }

  @Test
  void whoFailsAtOneAddressShutsNobodyOutAtAnother() {
    TestIdentity identity = TestIdentity.member(admin);
    for (int i = 0; i < 3; i++) {
      // What stands before the proxies' own addresses, the client wrote.
      at("192.0.2." + i + ", " + ATTACKER + ", 10.1.2.3")
          .logIn(identity.clientId(), RandomText.secret())
          .expect(401);
    }
    Answer refused = at(ATTACKER).logIn(identity.clientId(), identity.clientSecret());
    refused.expectError(401, "Unauthorized");
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    at(OWNER).logIn(identity.clientId(), identity.clientSecret()).ok();
    server
        .anonymous()
        .withField("Forwarded", "for=192.0.2.1, for=\"" + OWNER + ":4711\";proto=https")
        .logIn(identity.clientId(), identity.clientSecret())
        .ok();
  }

  @Test
  void limitsTheLoginsOfEachAddress() {
    for (int i = 0; i < LOGINS; i++) {
      at("192.0.2.77").logIn(RandomText.name("nobody"), "x").expect(401);
    }
    isLimited(at("192.0.2.77").logIn(RandomText.name("nobody"), "x"));
    at("192.0.2.78").logIn(RandomText.name("nobody"), "x").expect(401);
  }

  @Test
  void limitsTheRequestsOfEachIdentityAtBothDoors() {
    String path = TestProject.CERTIFICATES;
    ApiClient client = TestIdentity.member(admin).client();
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < REQUESTS; i++) {
      client.send("POST", i % 2 == 0 ? path : path + "?a=b", "application/json", body).expect(422);
    }
    Answer one = client.send("POST", path, "application/json", body);
    Answer other = client.send("POST", path + "?a=b", "application/json", body);
    isLimited(one);
    isLimited(other);
    assertThat(new TreeMap<>(one.headers().map()).keySet())
        .isEqualTo(new TreeMap<>(other.headers().map()).keySet());
    client.get(TestProject.PROJECTS).ok();
    TestIdentity.member(admin).client().post(path, Map.of()).expect(422);
  }

  private static void isLimited(Answer answer) {
    String wait = answer.headers().firstValue("Retry-After").orElse("none");
    answer.expectError(
        429, "RateLimit", "Rate limit exceeded. Please try again in " + wait + " seconds");
    assertThat(Integer.parseInt(wait)).isBetween(1, 60);
  }

  @Test
  void reflectsNeitherHostNorScheme() {
    for (String fields :
        new String[] {
          "Host: evil.example\r\n",
          "Host: a\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n",
          "Host: a\r\nForwarded: for=192.0.2.1;host=evil.example;proto=https\r\n"
        }) {
      for (String path : new String[] {"/api-docs", "/api-docs/", "/openapi", "/nope", "/api/v1"}) {
        Answer answer =
            RawHttp.exchange(
                    server, "GET " + path + " HTTP/1.1\r\n" + fields + "Connection: close\r\n\r\n")
                .get(0);
        assertThat(answer.headers().map().toString() + answer.text()).doesNotContain("evil");
        if (path.equals("/api-docs")) {
          assertThat(answer.expect(302).headers().firstValue("Location")).contains("/api-docs/");
        }
      }
    }
  }
}
