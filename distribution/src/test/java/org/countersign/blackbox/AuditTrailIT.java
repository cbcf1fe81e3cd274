package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.RandomText;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestIdentity;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;

/** Who did what, and from where. */
@NeedsOpenSsl
@SharedServer
class AuditTrailIT {

  private static final String LOGS = "/api/v1/admin/audit-logs";
  private static final String HERE = "127.0.0.1";

  private static List<JsonNode> logs(ApiClient admin, String query) {
    List<JsonNode> found = new ArrayList<>();
    admin.get(LOGS + "?limit=100" + query).ok().path("auditLogs").forEach(found::add);
    return found;
  }

  private static JsonNode latest(ApiClient admin, String event, String subjectId) {
    return logs(admin, "").stream()
        .filter(each -> each.path("event").asText().equals(event))
        .filter(each -> each.path("subjectId").asText().equals(subjectId))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + event + " of " + subjectId));
  }

  @Test
  void saysOfLoginsAndTokensWhereTheyCameFrom(ServerUnderTest server, ApiClient admin) {
    TestIdentity identity = TestIdentity.member(admin);
    ApiClient client = identity.client();
    server.anonymous().logIn(identity.clientId(), RandomText.secret()).expect(401);
    String renewed =
        client
            .post("/api/v1/auth/token/renew", Map.of("accessToken", client.token()))
            .ok()
            .path("accessToken")
            .asText();
    client.post("/api/v1/auth/token/revoke", Map.of("accessToken", renewed)).expect(200);

    JsonNode login = latest(admin, "identity.logged-in", identity.id());
    assertThat(login.path("actorType").asText()).isEqualTo("identity");
    assertThat(login.path("actorId").asText()).isEqualTo(identity.id());
    JsonNode failure = latest(admin, "identity.login-failed", identity.id());
    assertThat(failure.path("actorType").asText()).isEqualTo("system");
    List<JsonNode> ofTokens =
        logs(admin, "").stream()
            .filter(each -> each.path("event").asText().startsWith("access-token."))
            .filter(each -> each.path("actorId").asText().equals(identity.id()))
            .toList();
    assertThat(ofTokens)
        .extracting(each -> each.path("event").asText())
        .containsExactly("access-token.revoked", "access-token.renewed");
    List<JsonNode> all = new ArrayList<>(ofTokens);
    all.add(login);
    all.add(failure);
    assertThat(all).allSatisfy(AuditTrailIT::cameFromHere);
  }

  @Test
  void saysOfACertificateWhereItsRequestCameFrom(ApiClient admin) {
    TestProject project = TestProject.create(admin);
    String profile =
        project.profile(project.root("EC_prime256v1"), project.policy(Rules.anyLeaf()));
    String csr = OpenSsl.in(TestDirectory.fresh("audit")).request("www.example.com");
    TestProject.issue(admin, profile, csr).ok();
    TestProject.issue(admin, profile, "not a csr").expect(400);

    assertThat(logs(admin, "&projectId=" + project.id()))
        .isNotEmpty()
        .allSatisfy(AuditTrailIT::cameFromHere)
        .extracting(each -> each.path("event").asText())
        .contains("certificate.issued", "certificate-request.refused", "policy.created");
  }

  @Test
  void saysWhichKeySignedTheCertificateOfACa(ApiClient admin) {
    TestProject project = TestProject.create(admin);
    String root = project.root("EC_prime256v1");
    String intermediate = project.intermediate("EC_prime256v1", root);

    List<JsonNode> signed =
        logs(
            admin,
            "&projectId=" + project.id() + "&action=certificate-authority.signed-certificate");

    assertThat(signed).extracting(each -> each.path("subjectId").asText()).containsOnly(root);
    assertThat(signed)
        .extracting(each -> each.path("details").path("certificateAuthorityId").asText())
        .containsExactly(intermediate, root);
  }

  @Test
  void findsWhatIsAskedFor(ApiClient admin) {
    TestIdentity identity = TestIdentity.member(admin);
    identity.client();
    TestProject project = TestProject.create(admin);

    assertThat(logs(admin, "&actorType=identity&actorId=" + identity.id()))
        .extracting(each -> each.path("event").asText())
        .containsExactly("identity.logged-in");
    assertThat(logs(admin, "&actorType=user")).isEmpty();
    assertThat(logs(admin, "&projectId=" + project.id() + "&to=2020-01-01")).isEmpty();
    assertThat(logs(admin, "&projectId=" + project.id() + "&from=2020-01-01"))
        .extracting(each -> each.path("event").asText())
        .containsExactly("project.created");
  }

  @Test
  void refusesAFilterThatThereIsNot(ApiClient admin) {
    String message =
        admin
            .get(LOGS + "?foo=bar")
            .expectError(422, "ValidationFailure")
            .path("message")
            .toString();
    assertThat(message).contains("projectId, action, actorType, actorId, from, to");
    admin.get(LOGS + "?actorType=robot").expectError(422, "ValidationFailure");
    admin.get(LOGS + "?from=yesterday").expectError(422, "ValidationFailure");
    admin.get(LOGS + "?action=").expectError(422, "ValidationFailure");
  }

  private static void cameFromHere(JsonNode event) {
    assertThat(event.path("ipAddress").asText()).as(event.toString()).isEqualTo(HERE);
    assertThat(event.path("userAgent").asText())
        .as(event.toString())
        .startsWith("Java-http-client/");
  }
}
