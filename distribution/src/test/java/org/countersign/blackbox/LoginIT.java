package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.RandomText;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestIdentity;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;

/** Universal auth and the life of an access token. */
@SharedServer
class LoginIT {

  private static final String RENEW = "/api/v1/auth/token/renew";
  private static final String REVOKE = "/api/v1/auth/token/revoke";
  private static final String EXPIRED = "Your token has expired. Please re-authenticate.";
  private static final int TIMED_LOGINS = 9;

  @Test
  void givesABearerTokenForJsonAndForAForm(ServerUnderTest server, ApiClient admin) {
    TestIdentity identity = TestIdentity.member(admin);
    String form =
        "clientId="
            + ApiClient.encoded(identity.clientId())
            + "&clientSecret="
            + ApiClient.encoded(identity.clientSecret());
    for (Answer answer :
        List.of(
            server.anonymous().logIn(identity.clientId(), identity.clientSecret()),
            server
                .anonymous()
                .send(
                    "POST",
                    "/api/v1/auth/universal-auth/login",
                    "application/x-www-form-urlencoded",
                    form.getBytes(StandardCharsets.UTF_8)))) {
      JsonNode grant = answer.ok();
      assertThat(grant.path("tokenType").asText()).isEqualTo("Bearer");
      assertThat(grant.path("expiresIn").asLong()).isPositive();
      assertThat(grant.path("accessTokenMaxTTL").asLong())
          .isGreaterThanOrEqualTo(grant.path("expiresIn").asLong());
      server
          .anonymous()
          .withToken(grant.path("accessToken").asText())
          .get(TestProject.PROJECTS)
          .ok();
    }
  }

  @Test
  void saysTheSameForAnUnknownIdAndAWrongSecret(ServerUnderTest server, ApiClient admin) {
    TestIdentity identity = TestIdentity.member(admin);
    JsonNode unknown =
        server
            .anonymous()
            .logIn(RandomText.name("nobody"), RandomText.secret())
            .expectError(401, "Unauthorized");
    JsonNode wrong =
        server
            .anonymous()
            .logIn(identity.clientId(), RandomText.secret())
            .expectError(401, "Unauthorized");
    assertThat(wrong.path("message")).isEqualTo(unknown.path("message"));
    assertThat(wrong.path("details")).isEqualTo(unknown.path("details"));
  }

  @Test
  void takesAboutAsLongForAnUnknownIdAsForAWrongSecret(ServerUnderTest server, ApiClient admin) {
    TestIdentity identity = TestIdentity.member(admin);
    List<Long> unknown = new ArrayList<>();
    List<Long> wrong = new ArrayList<>();
    for (int i = 0; i < TIMED_LOGINS; i++) {
      unknown.add(nanosOfLogin(server, RandomText.name("nobody")));
      wrong.add(nanosOfLogin(server, identity.clientId()));
      // Forgets the failure, before there are three.
      server.anonymous().logIn(identity.clientId(), identity.clientSecret()).ok();
    }
    assertThat((double) median(wrong) / median(unknown)).isBetween(0.5, 2.0);
  }

  @Test
  void refusesAClientIdAfterThreeFailuresUntilAnAdminUnlocksIt(
      ServerUnderTest server, ApiClient admin) {
    TestIdentity identity = TestIdentity.member(admin);
    ApiClient before = identity.client();
    for (int i = 0; i < 3; i++) {
      // Nobody here is a proxy whose word on the address would count.
      server
          .anonymous()
          .withField("X-Forwarded-For", "192.0.2." + i)
          .withField("Forwarded", "for=192.0.2." + i)
          .logIn(identity.clientId(), RandomText.secret())
          .expect(401);
    }
    Answer refused = server.anonymous().logIn(identity.clientId(), identity.clientSecret());
    refused.expectError(401, "Unauthorized");
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(20L, 30L);
    before.get(TestProject.PROJECTS).ok();

    String unlock = TestIdentity.universalAuth(identity.id()) + "/unlock";
    before.post(unlock, Map.of()).expectError(403, "PermissionDenied");
    admin.post(unlock, Map.of()).ok();
    server.anonymous().logIn(identity.clientId(), identity.clientSecret()).ok();
  }

  @Test
  void refusesARevokedTokenAtOnce(ApiClient admin) {
    ApiClient client = TestIdentity.member(admin).client();
    client.get(TestProject.PROJECTS).ok();
    client.post(REVOKE, Map.of("accessToken", client.token())).expect(200);
    client.get(TestProject.PROJECTS).expectError(401, "Unauthorized");
  }

  @Test
  void refusesTheTokensOfARemovedIdentityAtOnce(ApiClient admin) {
    TestIdentity identity = TestIdentity.member(admin);
    ApiClient client = identity.client();
    admin.delete(TestIdentity.IDENTITIES + "/" + identity.id()).expect(200);
    client.get(TestProject.PROJECTS).expectError(401, "Unauthorized");
  }

  @Test
  void renewsATokenAndRevokesTheOldOne(ApiClient admin) {
    ApiClient client = TestIdentity.member(admin).client();
    JsonNode grant = client.post(RENEW, Map.of("accessToken", client.token())).ok();
    client.withToken(grant.path("accessToken").asText()).get(TestProject.PROJECTS).ok();
    client.get(TestProject.PROJECTS).expectError(401, "Unauthorized");
  }

  @Test
  void saysThatATokenHasExpired(ApiClient admin) throws InterruptedException {
    TestIdentity identity =
        TestIdentity.member(admin, Map.of("accessTokenTTL", 1, "accessTokenMaxTTL", 1));
    ApiClient client = identity.client();
    Thread.sleep(2_100);
    client.get(TestProject.PROJECTS).expectError(403, "TokenError", EXPIRED);
  }

  @Test
  void wantsATokenThatIsOne(ServerUnderTest server, ApiClient admin) {
    server.anonymous().get(TestProject.PROJECTS).expectError(401, "Unauthorized");
    for (String token :
        List.of("x", "a.b.c", admin.token() + "x", unsigned(admin.token()), "ey.ey.ey")) {
      server
          .anonymous()
          .withToken(token)
          .get(TestProject.PROJECTS)
          .expectError(401, "Unauthorized");
    }
  }

  /** The same claims under the algorithm none. */
  private static String unsigned(String token) {
    String header =
        java.util.Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    return header + "." + token.split("\\.")[1] + ".";
  }

  private static long nanosOfLogin(ServerUnderTest server, String clientId) {
    ApiClient client = server.anonymous();
    long begin = System.nanoTime();
    client.logIn(clientId, RandomText.secret()).expect(401);
    return System.nanoTime() - begin;
  }

  private static long median(List<Long> values) {
    List<Long> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
