package org.countersign.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.countersign.adapters.rest.Client.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

  private static final String LOGIN = "/api/v1/auth/universal-auth/login";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String MEMBERSHIPS = "/memberships/identities";

  private final TestServer server = TestServer.running();
  private final Client anonymous = Client.anonymous(server);
  private final Client administrator = Client.administrator(server);

  private String credentials(String secret) {
    return "{\"clientId\":\"" + TestServer.CLIENT_ID + "\",\"clientSecret\":\"" + secret + "\"}";
  }

  private String token() {
    Answer login = anonymous.post(LOGIN, credentials(server.clientSecret()));
    return login.json().path("accessToken").textValue();
  }

  @Test
  void logsInWithJson() {
    Answer answer = anonymous.post(LOGIN, credentials(server.clientSecret()));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("accessToken").textValue()).isNotBlank();
    assertThat(answer.json().path("expiresIn").longValue()).isEqualTo(2 * 3600);
    assertThat(answer.json().path("accessTokenMaxTTL").longValue()).isEqualTo(24 * 3600);
    assertThat(answer.json().path("tokenType").textValue()).isEqualTo("Bearer");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void logsInWithAForm() {
    String form = "clientId=first%2Dclient&clientSecret=" + server.clientSecret() + "&other=%C3%A4";
    Answer answer = anonymous.send("POST", LOGIN, FORM, BodyPublishers.ofString(form));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"clientId=%", "clientId=%4", "clientId=%zz", "clientId=%ff", "a=1&a=2"})
  void refusesAFormThatIsNone(String form) {
    Answer answer = anonymous.send("POST", LOGIN, FORM, BodyPublishers.ofString(form));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).isEqualTo("Invalid form encoding in request body");
  }

  @Test
  void answersWrongCredentialsWithoutSayingWhich() {
    Answer wrongSecret = anonymous.post(LOGIN, credentials("wrong"));
    Answer wrongId =
        anonymous.post(
            LOGIN, "{\"clientId\":\"" + UUID.randomUUID() + "\",\"clientSecret\":\"wrong\"}");
    assertThat(wrongSecret.status()).isEqualTo(401);
    assertThat(wrongId.status()).isEqualTo(401);
    assertThat(wrongSecret.message()).isEqualTo(wrongId.message());
    assertThat(wrongSecret.json().path("error").textValue()).isEqualTo("Unauthorized");
    assertThat(token()).as("a success ends the count of failures").isNotBlank();
  }

  @Test
  void namesWhatALoginLacks() {
    Answer answer = anonymous.post(LOGIN, "{\"clientSecret\":\" \"}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("message")).hasSize(2);
  }

  @Test
  void wantsATokenEverywhereElse() {
    Answer answer = anonymous.get("/api/v1/projects");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().path("error").textValue()).isEqualTo("Unauthorized");
    assertThat(answer.message()).isEqualTo("Token missing");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"Bearer", "Basic YTpi", "Bearer a b", "Bearer not-a-token", "Bearer \u00e4"})
  void refusesWhatIsNoToken(String header) {
    Answer answer = Client.withAuthorization(server, header).get("/api/v1/projects");
    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void takesTheSchemeInAnyCase() {
    Answer answer = Client.withAuthorization(server, "bearer " + token()).get("/api/v1/projects");
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void tellsAnExpiredTokenFromAWrongOne() {
    String token = token();
    server.later(
        Duration.ofDays(31),
        () -> {
          Answer answer =
              Client.withAuthorization(server, "Bearer " + token).get("/api/v1/projects");
          assertThat(answer.status()).isEqualTo(403);
          assertThat(answer.json().path("error").textValue()).isEqualTo("TokenError");
          assertThat(answer.message()).isEqualTo("Your token has expired. Please re-authenticate.");
        });
  }

  @Test
  void renewsAndRevokesTokens() {
    String first = token();
    Answer renewed =
        anonymous.post("/api/v1/auth/token/renew", "{\"accessToken\":\"" + first + "\"}");
    assertThat(renewed.status()).as(renewed.text()).isEqualTo(200);
    String second = renewed.json().path("accessToken").textValue();
    assertThat(Client.withAuthorization(server, "Bearer " + first).get("/api/v1/projects").status())
        .isEqualTo(401);
    Answer revoked =
        anonymous.post("/api/v1/auth/token/revoke", "{\"accessToken\":\"" + second + "\"}");
    assertThat(revoked.status()).isEqualTo(200);
    assertThat(
            Client.withAuthorization(server, "Bearer " + second).get("/api/v1/projects").status())
        .isEqualTo(401);
  }

  @Test
  void managesProjects() {
    String slug = "p-" + UUID.randomUUID();
    Answer created =
        administrator.post(
            "/api/v1/projects",
            "{\"projectName\":\"P\",\"slug\":\"" + slug + "\",\"description\":\"d\"}");
    JsonNode project = created.json().path("project");
    String path = "/api/v1/projects/" + project.path("id").textValue();
    assertThat(project.path("createdAt").textValue()).isEqualTo("2030-02-01T10:00:00Z");
    assertThat(administrator.get("/api/v1/projects/slug/" + slug).json()).isEqualTo(project);
    assertThat(administrator.get(path).json().path("project")).isEqualTo(project);
    Answer changed = administrator.patch(path, "{\"name\":\"Q\",\"description\":null}");
    assertThat(changed.json().path("project").path("name").textValue()).isEqualTo("Q");
    assertThat(changed.json().path("project").path("description").textValue()).isEmpty();
    Answer list = administrator.get("/api/v1/projects?limit=1");
    assertThat(list.json().path("projects")).hasSize(1);
    assertThat(list.json().path("totalCount").longValue()).isPositive();
    assertThat(administrator.delete(path).status()).isEqualTo(200);
    assertThat(administrator.get(path).status()).isEqualTo(404);
  }

  @Test
  void managesIdentitiesThatThenLogIn() {
    Answer created =
        administrator.post("/api/v1/identities", "{\"name\":\"robot\",\"role\":\"member\"}");
    String id = created.json().path("identity").path("id").textValue();
    String auth = "/api/v1/auth/universal-auth/identities/" + id;
    Answer universal = administrator.post(auth, "{\"accessTokenTTL\":600}");
    JsonNode universalAuth = universal.json().path("identityUniversalAuth");
    assertThat(universalAuth.path("accessTokenTTL").intValue()).isEqualTo(600);
    Answer secret = administrator.post(auth + "/client-secrets", "{\"numUsesLimit\":5}");
    String clientSecret = secret.json().path("clientSecret").textValue();
    JsonNode data = secret.json().path("clientSecretData");
    assertThat(data.path("isClientSecretRevoked").isBoolean()).isTrue();
    assertThat(data.path("clientSecretNumUsesLimit").intValue()).isEqualTo(5);

    Client robot =
        Client.loggedIn(server, universalAuth.path("clientId").textValue(), clientSecret);
    assertThat(robot.get("/api/v1/identities/" + id).status()).isEqualTo(200);
    Answer denied = robot.get("/api/v1/identities");
    assertThat(denied.status()).isEqualTo(403);
    assertThat(denied.json().path("error").textValue()).isEqualTo("PermissionDenied");
    assertThat(denied.message()).isEqualTo("You are not allowed to read on identities");

    String secretPath = auth + "/client-secrets/" + data.path("id").textValue();
    assertThat(administrator.get(auth + "/client-secrets").text()).doesNotContain(clientSecret);
    assertThat(administrator.get(secretPath).text()).doesNotContain("hash");
    Answer revoked = administrator.post(secretPath + "/revoke", "");
    assertThat(revoked.status()).as(revoked.text()).isEqualTo(200);
    assertThat(revoked.json().path("clientSecretData").path("isClientSecretRevoked").booleanValue())
        .isTrue();
    assertThat(administrator.patch(auth, "{\"accessTokenTTL\":60}").status()).isEqualTo(200);
    assertThat(administrator.get(auth).text()).contains("\"accessTokenTTL\":60");
    assertThat(administrator.delete(auth).status()).isEqualTo(200);
    assertThat(administrator.delete("/api/v1/identities/" + id).status()).isEqualTo(200);
    assertThat(robot.get("/api/v1/projects").status()).isEqualTo(401);
  }

  @Test
  void managesMemberships() {
    UUID project = administrator.newProject();
    String id =
        administrator
            .post("/api/v1/identities", "{\"name\":\"member\"}")
            .json()
            .path("identity")
            .path("id")
            .textValue();
    String path = "/api/v1/projects/" + project + MEMBERSHIPS + "/" + id;
    Answer wrong = administrator.post(path, "{\"role\":\"emperor\",\"profileIds\":[\"x\"]}");
    assertThat(wrong.json().path("message")).hasSize(2);
    Answer added = administrator.post(path, "{\"role\":\"operator\"}");
    assertThat(added.json().path("identityMembership").path("role").textValue())
        .isEqualTo("operator");
    assertThat(administrator.patch(path, "{\"role\":\"auditor\"}").text()).contains("auditor");
    Answer list = administrator.get("/api/v1/projects/" + project + MEMBERSHIPS);
    assertThat(list.json().path("identityMemberships").get(0).path("identity").path("name"))
        .hasToString("\"member\"");
    assertThat(administrator.get(path).status()).isEqualTo(200);
    assertThat(administrator.delete(path).status()).isEqualTo(200);
    assertThat(administrator.get(path).message()).isEqualTo("Membership not found");
  }

  @Test
  void showsTheInstallationToItsAdministrators() {
    assertThat(administrator.get("/api/v1/admin/status").json().path("identities").intValue())
        .isPositive();
    assertThat(administrator.get("/api/v1/admin/users").json().path("users")).isEmpty();
    assertThat(administrator.get("/api/v1/admin/identities").json().path("identities"))
        .isNotEmpty();
    UUID project = administrator.newProject();
    Answer events = administrator.get("/api/v1/admin/audit-logs?projectId=" + project);
    assertThat(events.json().path("auditLogs").get(0).path("event").textValue())
        .startsWith("project");
    assertThat(events.json().path("auditLogs").get(0).path("actorType").textValue())
        .isEqualTo("identity");
    assertThat(anonymous.get("/api/v1/admin/status").status()).isEqualTo(401);
  }

  @Test
  void readsNamesOfEveryScript() {
    String name = "Zürich 東京 😀";
    Answer answer =
        administrator.send(
            "POST",
            "/api/v1/identities",
            "application/json; charset=utf-8",
            BodyPublishers.ofString("{\"name\":\"" + name + "\"}", StandardCharsets.UTF_8));
    assertThat(answer.json().path("identity").path("name").textValue()).isEqualTo(name);
  }
}
