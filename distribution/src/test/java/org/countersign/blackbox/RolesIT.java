package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.RandomText;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestIdentity;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what, and what does not exist for whom. */
@SharedServer
@NeedsOpenSsl
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesIT {

  private final TestProject project;
  private final String authority;
  private final String policy;
  private final String profile;
  private final String otherProfile;
  private final String certificate;
  private final String csr;
  private final Map<String, ApiClient> clients = new HashMap<>();
  private final Map<String, Function<ApiClient, Answer>> routes = new LinkedHashMap<>();

  RolesIT(TestProject project) {
    this.project = project;
    authority = project.root("EC_prime256v1");
    policy = project.policy(Rules.anyLeaf());
    profile = project.profile(authority, policy);
    otherProfile = project.profile(authority, policy);
    csr = OpenSsl.in(TestDirectory.fresh("roles")).request("www.example.com");
    certificate =
        project.issue(profile, csr).ok().path("certificate").path("certificateId").asText();
    for (String role : List.of("admin", "operator", "auditor")) {
      clients.put(role, TestIdentity.member(project.admin()).in(project, role).client());
    }
    clients.put(
        "requester",
        TestIdentity.member(project.admin()).in(project, "requester", profile).client());
    clients.put("stranger", TestIdentity.member(project.admin()).client());
    reading();
    changing();
  }

  private void reading() {
    String in = "?projectId=" + project.id();
    routes.put("read project", c -> c.get(TestProject.PROJECTS + "/" + project.id()));
    routes.put(
        "list members",
        c -> c.get(TestProject.PROJECTS + "/" + project.id() + "/memberships/identities"));
    routes.put("list authorities", c -> c.get(TestProject.AUTHORITIES + in));
    routes.put("read authority", c -> c.get(TestProject.AUTHORITIES + "/" + authority));
    routes.put("list policies", c -> c.get(TestProject.POLICIES + in));
    routes.put("read policy", c -> c.get(TestProject.POLICIES + "/" + policy));
    routes.put("list profiles", c -> c.get(TestProject.PROFILES + in));
    routes.put("read profile", c -> c.get(TestProject.PROFILES + "/" + profile));
    routes.put("read other profile", c -> c.get(TestProject.PROFILES + "/" + otherProfile));
    routes.put("read certificate", c -> c.get(TestProject.CERTIFICATES + "/" + certificate));
    routes.put(
        "search certificates",
        c -> c.post(TestProject.CERTIFICATES + "/search", Map.of("projectId", project.id())));
    routes.put("search requests", c -> c.get(TestProject.REQUESTS + in));
  }

  private void changing() {
    routes.put(
        "edit project",
        c -> c.patch(TestProject.PROJECTS + "/" + project.id(), Map.of("description", "d")));
    routes.put(
        "add member",
        c ->
            c.post(
                TestIdentity.membership(project, TestIdentity.member(project.admin()).id()),
                Map.of("role", "auditor")));
    routes.put(
        "create authority",
        c ->
            c.post(
                TestProject.AUTHORITIES,
                Map.of(
                    "projectId",
                    project.id(),
                    "name",
                    RandomText.name("ca"),
                    "configuration",
                    TestProject.rootConfiguration("EC_prime256v1"))));
    routes.put(
        "create policy",
        c -> {
          Map<String, Object> body = new HashMap<>(Rules.anyLeaf());
          body.put("projectId", project.id());
          body.put("name", RandomText.name("policy"));
          return c.post(TestProject.POLICIES, body);
        });
    routes.put(
        "edit policy",
        c -> c.patch(TestProject.POLICIES + "/" + policy, Map.of("description", "d")));
    routes.put(
        "create profile",
        c ->
            c.post(
                TestProject.PROFILES,
                Map.of(
                    "projectId",
                    project.id(),
                    "caId",
                    authority,
                    "certificatePolicyId",
                    policy,
                    "slug",
                    RandomText.name("profile"),
                    "enrollmentType",
                    "api",
                    "apiConfig",
                    Map.of())));
    routes.put(
        "edit profile",
        c -> c.patch(TestProject.PROFILES + "/" + profile, Map.of("description", "d")));
    routes.put("issue", c -> TestProject.issue(c, profile, csr));
    routes.put("issue on other profile", c -> TestProject.issue(c, otherProfile, csr));
    routes.put(
        "create project",
        c -> c.post(TestProject.PROJECTS, Map.of("projectName", RandomText.name("project"))));
    routes.put(
        "create identity",
        c ->
            c.post(
                TestIdentity.IDENTITIES,
                Map.of("name", RandomText.name("identity"), "role", "member")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // route, admin, operator, auditor, requester, stranger
    "read project,            200, 200, 200, 200, 404",
    "list members,            200, 200, 200, 403, 404",
    "list authorities,        200, 200, 200, 200, 404",
    "read authority,          200, 200, 200, 200, 404",
    "list policies,           200, 200, 200, 403, 404",
    "read policy,             200, 200, 200, 403, 404",
    "list profiles,           200, 200, 200, 200, 404",
    "read profile,            200, 200, 200, 200, 404",
    "read other profile,      200, 200, 200, 404, 404",
    "read certificate,        200, 200, 200, 404, 404",
    "search certificates,     200, 200, 200, 200, 404",
    "search requests,         200, 200, 200, 200, 404",
    "edit project,            200, 403, 403, 403, 404",
    "add member,              200, 403, 403, 403, 404",
    "create authority,        200, 403, 403, 403, 404",
    "create policy,           200, 403, 403, 403, 404",
    "edit policy,             200, 403, 403, 403, 404",
    "create profile,          200, 403, 403, 403, 404",
    "edit profile,            200, 403, 403, 403, 404",
    "issue,                   200, 200, 403, 200, 404",
    "issue on other profile,  200, 200, 403, 403, 404",
    "create project,          403, 403, 403, 403, 403",
    "create identity,         403, 403, 403, 403, 403"
  })
  void mayDoWhatTheRoleSays(
      String route, int admin, int operator, int auditor, int requester, int stranger) {
    Map<String, Integer> expected = new LinkedHashMap<>();
    expected.put("admin", admin);
    expected.put("operator", operator);
    expected.put("auditor", auditor);
    expected.put("requester", requester);
    expected.put("stranger", stranger);
    Map<String, Integer> answered = new LinkedHashMap<>();
    for (String role : expected.keySet()) {
      Answer answer = routes.get(route).apply(clients.get(role));
      answered.put(role, answer.status() == 201 ? 200 : answer.status());
      if (answer.status() == 403) {
        assertThat(answer.expectError(403, "PermissionDenied").path("message").asText())
            .startsWith("You are not allowed to ");
      }
    }
    assertThat(answered).as(route).isEqualTo(expected);
  }

  @Test
  void aRequesterSeesOnlyWhatItAskedForItself() {
    ApiClient requester =
        TestIdentity.member(project.admin()).in(project, "requester", profile).client();
    String own =
        TestProject.issue(requester, profile, csr)
            .ok()
            .path("certificate")
            .path("certificateId")
            .asText();

    requester.get(TestProject.CERTIFICATES + "/" + own).ok();
    assertThat(
            requester
                .post(TestProject.CERTIFICATES + "/search", Map.of("projectId", project.id()))
                .ok()
                .path("certificates"))
        .hasSize(1)
        .allSatisfy(each -> assertThat(each.path("id").asText()).isEqualTo(own));
    assertThat(
            requester
                .get(TestProject.PROFILES + "?projectId=" + project.id())
                .ok()
                .path("totalCount")
                .asInt())
        .isEqualTo(1);
  }

  @Test
  void namesTheActionThatIsNotAllowed() {
    TestProject.issue(clients.get("auditor"), profile, csr)
        .expectError(
            403, "PermissionDenied", "You are not allowed to issue-cert on certificate-profiles");
  }

  @Test
  void anotherProjectsThingsDoNotExist() {
    TestProject other = TestProject.create(project.admin());
    ApiClient otherAdmin = TestIdentity.member(project.admin()).in(other, "admin").client();
    String ownPolicy = other.policy(Rules.anyLeaf());
    String ownAuthority = other.root("EC_prime256v1");

    otherAdmin.get(TestProject.POLICIES + "/" + ownPolicy).ok();
    otherAdmin.get(TestProject.POLICIES + "/" + policy).expectError(404, "NotFound");
    otherAdmin.get(TestProject.CERTIFICATES + "/" + certificate).expectError(404, "NotFound");
    TestProject.issue(otherAdmin, profile, csr)
        .expectError(404, "NotFound", "Certificate profile not found");
    otherAdmin
        .post(
            TestProject.PROFILES,
            Map.of(
                "projectId",
                other.id(),
                "caId",
                ownAuthority,
                "certificatePolicyId",
                policy,
                "slug",
                "stolen",
                "enrollmentType",
                "api",
                "apiConfig",
                Map.of()))
        .expectError(404, "NotFound");
  }
}
