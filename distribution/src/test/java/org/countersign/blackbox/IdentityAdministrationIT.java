package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.RandomText;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestIdentity;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;

/** Projects, machine identities, their client secrets and their memberships. */
@SharedServer
class IdentityAdministrationIT {

  @Test
  void showsAClientSecretOnceAndNeverAgain(ApiClient admin) {
    TestIdentity identity = TestIdentity.member(admin);
    JsonNode listed = admin.get(TestIdentity.clientSecrets(identity.id())).ok();
    assertThat(listed.toString()).doesNotContain(identity.clientSecret());
    assertThat(admin.get(TestIdentity.universalAuth(identity.id())).ok().toString())
        .contains(identity.clientId())
        .doesNotContain(identity.clientSecret());
  }

  @Test
  void aRevokedClientSecretLogsNobodyInAndEndsItsTokensAndTheOtherStillDoes(
      ServerUnderTest server, ApiClient admin) {
    TestIdentity identity = TestIdentity.member(admin);
    JsonNode second = TestIdentity.newSecret(admin, identity.id());
    String secretId = second.path("clientSecretData").path("id").asText();
    ApiClient ofFirst = identity.client();
    ApiClient ofSecond =
        server.anonymous().loggedIn(identity.clientId(), second.path("clientSecret").asText());
    String renewed =
        ofSecond
            .post("/api/v1/auth/token/renew", Map.of("accessToken", ofSecond.token()))
            .ok()
            .path("accessToken")
            .asText();
    ofSecond.withToken(renewed).get(TestProject.PROJECTS).ok();

    admin
        .post(TestIdentity.clientSecrets(identity.id()) + "/" + secretId + "/revoke", Map.of())
        .expect(200);

    ofSecond.withToken(renewed).get(TestProject.PROJECTS).expectError(401, "Unauthorized");
    ofFirst.get(TestProject.PROJECTS).ok();
    server.anonymous().logIn(identity.clientId(), second.path("clientSecret").asText()).expect(401);
    server.anonymous().logIn(identity.clientId(), identity.clientSecret()).ok();
  }

  @Test
  void aClientSecretCanBeGoodForOneLogin(ServerUnderTest server, ApiClient admin) {
    TestIdentity identity = TestIdentity.member(admin);
    String once =
        admin
            .post(TestIdentity.clientSecrets(identity.id()), Map.of("numUsesLimit", 1))
            .ok()
            .path("clientSecret")
            .asText();
    server.anonymous().logIn(identity.clientId(), once).ok();
    server.anonymous().logIn(identity.clientId(), once).expect(401);
  }

  @Test
  void aRoleChangesAtOnceAndAnEndedMembershipEndsAtOnce(ApiClient admin) {
    TestProject project = TestProject.create(admin);
    TestIdentity identity = TestIdentity.member(admin).in(project, "auditor");
    ApiClient client = identity.client();
    String path = TestProject.PROJECTS + "/" + project.id();
    client.patch(path, Map.of("description", "d")).expect(403);

    admin
        .patch(TestIdentity.membership(project, identity.id()), Map.of("role", "admin"))
        .expect(200);
    client.patch(path, Map.of("description", "d")).expect(200);

    admin.delete(TestIdentity.membership(project, identity.id())).expect(200);
    client.get(path).expectError(404, "NotFound");
  }

  @Test
  void refusesARoleThatThereIsNot(ApiClient admin) {
    TestProject project = TestProject.create(admin);
    TestIdentity identity = TestIdentity.member(admin);
    admin
        .post(TestIdentity.membership(project, identity.id()), Map.of("role", "emperor"))
        .expectError(422, "ValidationFailure");
  }

  @Test
  void listsOnlyTheProjectsOfAMember(ApiClient admin) {
    TestProject mine = TestProject.create(admin);
    TestProject.create(admin);
    ApiClient client = TestIdentity.member(admin).in(mine, "auditor").client();
    JsonNode projects = client.get(TestProject.PROJECTS).ok().path("projects");
    assertThat(projects).hasSize(1);
    assertThat(projects.path(0).path("id").asText()).isEqualTo(mine.id());
  }

  @Test
  void findsAProjectBySlugUnwrapped(ApiClient admin) {
    String slug = RandomText.name("slug");
    String id =
        admin
            .post(TestProject.PROJECTS, Map.of("projectName", "By slug", "slug", slug))
            .ok()
            .path("project")
            .path("id")
            .asText();
    JsonNode found = admin.get(TestProject.PROJECTS + "/slug/" + slug).ok();
    assertThat(found.path("id").asText()).isEqualTo(id);
    assertThat(found.path("slug").asText()).isEqualTo(slug);
    admin
        .post(TestProject.PROJECTS, Map.of("projectName", "Again", "slug", slug))
        .expectError(409, "Conflict");
  }

  @Test
  void removesAProjectThatIsEmptyAndKeepsOneThatIsNot(ApiClient admin) {
    TestProject empty = TestProject.create(admin);
    admin.delete(TestProject.PROJECTS + "/" + empty.id()).expect(200);
    admin.get(TestProject.PROJECTS + "/" + empty.id()).expectError(404, "NotFound");

    TestProject full = TestProject.create(admin);
    full.root("EC_prime256v1");
    admin.delete(TestProject.PROJECTS + "/" + full.id()).expectError(409, "Conflict");
  }

  @Test
  void aMemberManagesNoIdentities(ApiClient admin) {
    TestIdentity identity = TestIdentity.member(admin);
    ApiClient client = identity.client();
    client.get(TestIdentity.IDENTITIES).expect(403);
    client.post(TestIdentity.clientSecrets(identity.id()), Map.of()).expect(403);
    client
        .patch(TestIdentity.IDENTITIES + "/" + identity.id(), Map.of("role", "admin"))
        .expect(403);
  }
}
