package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.RandomText;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that is not known never widens anything without a word. */
@SharedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MisspeltNamesIT {

  private static final String MANAGER = "/api/v1/cert-manager";
  private static final String CERTIFICATES = MANAGER + "/certificates";

  private final TestProject project;
  private final ApiClient admin;
  private final String authority;
  private final String policy;
  private final String profile;
  private final String identity;

  MisspeltNamesIT(TestProject project) {
    this.project = project;
    admin = project.admin();
    authority = project.root("EC_prime256v1");
    policy = project.policy(Rules.anyLeaf());
    profile = project.profile(authority, policy);
    identity =
        admin
            .post("/api/v1/identities", Map.of("name", RandomText.name("identity")))
            .ok()
            .path("identity")
            .path("id")
            .asText();
  }

  private static Arguments route(String method, String path, Map<String, Object> body) {
    return Arguments.of(method, path, body);
  }

  Stream<Arguments> writes() {
    String id = project.id();
    return Stream.of(
        route("POST", MANAGER + "/certificate-policies", Map.of("projectId", id, "name", "n")),
        route("PATCH", MANAGER + "/certificate-policies/" + policy, Map.of()),
        route(
            "POST",
            MANAGER + "/certificate-profiles",
            Map.of(
                "projectId",
                id,
                "certificatePolicyId",
                policy,
                "caId",
                authority,
                "slug",
                "s",
                "enrollmentType",
                "api",
                "apiConfig",
                Map.of())),
        route("PATCH", MANAGER + "/certificate-profiles/" + profile, Map.of()),
        route(
            "POST",
            MANAGER + "/ca/internal",
            Map.of(
                "projectId",
                id,
                "name",
                "n",
                "configuration",
                Map.of("type", "root", "commonName", "n"))),
        route("PATCH", MANAGER + "/ca/internal/" + authority, Map.of()),
        route("POST", "/api/v1/projects", Map.of("projectName", "n")),
        route("PATCH", "/api/v1/projects/" + id, Map.of()),
        route("POST", "/api/v1/identities", Map.of("name", "n")),
        route("PATCH", "/api/v1/identities/" + identity, Map.of()),
        route("POST", "/api/v1/auth/universal-auth/identities/" + identity, Map.of()),
        route("PATCH", "/api/v1/auth/universal-auth/identities/" + identity, Map.of()),
        route(
            "POST",
            "/api/v1/auth/universal-auth/identities/" + identity + "/client-secrets",
            Map.of()),
        route(
            "POST",
            "/api/v1/projects/" + id + "/memberships/identities/" + identity,
            Map.of("role", "auditor")),
        route(
            "PATCH",
            "/api/v1/projects/" + id + "/memberships/identities/" + identity,
            Map.of("role", "auditor")),
        route(
            "POST",
            "/api/v1/admin/blocked-keys",
            Map.of("spkiSha256", "00".repeat(32), "reason", "r")),
        route(
            "POST",
            "/api/v1/admin/blocked-keys/import",
            Map.of("spkiSha256s", List.of("00".repeat(32)), "reason", "r")),
        route("POST", CERTIFICATES + "/search", Map.of("projectId", id)),
        route("POST", CERTIFICATES + "/certificate-requests/search", Map.of("projectId", id)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("writes")
  void refusesAMisspeltMember(String method, String path, Map<String, Object> body) {
    Map<String, Object> misspelt = new HashMap<>(body);
    misspelt.put("descripton", "x");
    expectUnknown(send(method, path, misspelt), "descripton");
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("writes")
  void refusesAParameterWhereThereIsNone(String method, String path, Map<String, Object> body) {
    expectUnknown(send(method, path + "?dryRun=true", body), "dryRun");
  }

  private Answer send(String method, String path, Map<String, Object> body) {
    return method.equals("POST") ? admin.post(path, body) : admin.patch(path, body);
  }

  private static JsonNode expectUnknown(Answer answer, String name) {
    JsonNode envelope = answer.expectError(422, "ValidationFailure");
    JsonNode issue = envelope.path("message").path(0);
    assertThat(issue.path("code").asText()).as(answer.text()).isEqualTo("unrecognized_keys");
    assertThat(issue.path("path").path(0).asText()).as(answer.text()).isEqualTo(name);
    return issue;
  }

  Stream<String> lists() {
    String ofProject = "?projectId=" + project.id();
    return Stream.of(
        MANAGER + "/certificate-policies" + ofProject,
        MANAGER + "/certificate-profiles" + ofProject,
        MANAGER + "/certificate-profiles/" + profile + "/certificates?limit=1",
        MANAGER + "/certificate-profiles/" + profile + "/csr-template?format=openssl",
        MANAGER + "/ca/internal" + ofProject,
        MANAGER + "/ca/internal/" + authority + "/ca-certificates?",
        CERTIFICATES + "/certificate-requests" + ofProject,
        "/api/v1/projects?limit=1",
        "/api/v1/projects/" + project.id() + "/memberships/identities?limit=1",
        "/api/v1/identities?limit=1",
        "/api/v1/auth/universal-auth/identities/" + identity + "/client-secrets?",
        "/api/v1/admin/audit-logs?limit=1",
        "/api/v1/admin/users?limit=1",
        "/api/v1/admin/identities?limit=1",
        "/api/v1/admin/blocked-keys?limit=1");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  void refusesAMisspeltParameter(String path) {
    expectUnknown(admin.get(path + "&serach=x"), "serach");
  }

  @Test
  void saysWhichParameterWasMeant() {
    assertThat(
            expectUnknown(admin.get("/api/v1/projects?serach=x"), "serach")
                .path("message")
                .asText())
        .isEqualTo("Unknown query parameter 'serach'. Did you mean 'search'?");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"offset=", "limit=", "offset=98607538704", "limit=0", "offset=x"})
  void refusesAPageThatIsNone(String query) {
    admin.get("/api/v1/projects?" + query).expectError(422, "ValidationFailure");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"subject", "sans", "keyUsages", "extendedKeyUsages", "algorithms"})
  void refusesAMisspeltMemberOfARule(String section) {
    Map<String, Object> rule = new HashMap<>(Map.of("allowed", List.of("*"), "deny", List.of("x")));
    boolean isList = section.equals("subject") || section.equals("sans");
    if (isList) {
      rule.put("type", section.equals("sans") ? "dns_name" : "common_name");
    }
    Map<String, Object> rules = new HashMap<>();
    rules.put(section, isList ? List.of(rule) : rule);
    Answer answer = project.tryPolicy("p", rules);
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.json().path("message").findValuesAsText("message"))
        .as(answer.text())
        .anyMatch(
            text ->
                text.startsWith("Unknown member 'deny'. ")
                    && (section.equals("algorithms") || text.endsWith("Did you mean 'denied'?")));
  }

  @Test
  void refusesAPolicysMaximumByAnotherName() {
    project
        .tryPolicy("p", Map.of("validity", Map.of("maximum", "90d")))
        .expectInvalid("Unknown member 'maximum'. Did you mean 'max'?");
  }

  @Test
  void saysWhatAPolicyTakesMFor() {
    JsonNode made =
        project
            .tryPolicy("m", Map.of("validity", Map.of("max", "12m")))
            .ok()
            .path("certificatePolicy");
    String message =
        "12m: 12 months of 30 days; m is minutes in the ttl of a request; write 12mo or 12min";
    assertThat(made.path("warnings"))
        .hasToString(
            "[{\"code\":\"duration-unit-ambiguous\",\"field\":\"/validity/max\",\"message\":\""
                + message
                + "\"}]");
    assertThat(
            admin
                .get(MANAGER + "/certificate-policies/" + made.path("id").asText())
                .ok()
                .path("certificatePolicy")
                .path("warnings"))
        .isEqualTo(made.path("warnings"));
  }

  private JsonNode issue(String query, Map<String, Object> more) {
    String csr = OpenSsl.in(TestDirectory.fresh("misspelt")).request("www.example.com");
    Map<String, Object> body = new HashMap<>(Map.of("profileId", profile, "csr", csr));
    body.putAll(more);
    return admin.post(CERTIFICATES + query, body).ok();
  }

  private static List<String> fields(JsonNode answer) {
    List<String> fields = new ArrayList<>();
    answer
        .path("warnings")
        .forEach(
            warning -> {
              if (warning.has("field") && !warning.path("code").asText().equals("san-missing")) {
                fields.add(warning.path("field").asText());
              }
            });
    return fields;
  }

  @Test
  @NeedsOpenSsl
  void tellsInAnswerAndDryRunWhatCountedForNothing() {
    Map<String, Object> more = new HashMap<>();
    more.put("ttl", "1h");
    more.put("notify", true);
    more.put("attributes", Map.of("ttl", "60m", "commonName", "other.example.com"));
    List<String> ofIssuing = fields(issue("?trace=1", more));
    assertThat(ofIssuing)
        .contains("/ttl", "/notify", "/attributes/commonName", "/attributes/ttl", "?trace");
    more.put("dryRun", true);
    assertThat(fields(issue("?trace=1", more))).containsExactlyElementsOf(ofIssuing);
  }

  @Test
  @NeedsOpenSsl
  void issuesNothingForAMisspeltDryRun() {
    String csr = OpenSsl.in(TestDirectory.fresh("misspelt")).request("www.example.com");
    for (String dryRun : List.of("dryrun", "dry_run", "DryRun", "dry-run", "isDryRun")) {
      TestProject.issue(
              admin, profile, csr, Map.of("attributes", Map.of("ttl", "1h"), dryRun, true))
          .expectInvalid("Unknown member '" + dryRun + "'. Did you mean 'dryRun'?");
    }
    admin
        .post(
            CERTIFICATES + "?dryRun=true",
            Map.of("profileId", profile, "csr", csr, "attributes", Map.of("ttl", "1h")))
        .expectInvalid(
            "Query parameter 'dryRun' counts for nothing here: send 'dryRun' in the body");
  }

  @Test
  @NeedsOpenSsl
  void tellsAPolicyEvaluationTheSame() {
    String evaluate = MANAGER + "/certificate-policies/" + policy + "/evaluate";
    Map<String, Object> attributes = Map.of("commonName", "a.example.com", "ttl", "60m");
    assertThat(
            fields(
                admin
                    .post(evaluate, Map.of("attributes", attributes, "dryRun", true, "notify", 1))
                    .ok()))
        .contains("/dryRun", "/notify", "/attributes/ttl");
    admin
        .post(evaluate, Map.of("attributes", Map.of("common_name", "a.example.com")))
        .expectInvalid("Unknown member 'common_name'. Did you mean 'attributes.commonName'?");
  }

  @Test
  void refusesAChangeThatSaysNothing() {
    Answer answer =
        admin.send(
            "PATCH", MANAGER + "/certificate-policies/" + policy, "application/json", new byte[0]);
    assertThat(answer.expectError(422, "ValidationFailure").path("message").path(0).path("message"))
        .hasToString("\"A body is required: the members to change\"");
  }

  @Test
  void pointsFromASlugInThePlaceOfAnIdToItsRoute() {
    admin
        .get("/api/v1/projects/my-project")
        .expectInvalid(
            "Invalid uuid. The id of a project with a slug: GET /api/v1/projects/slug/{slug}");
    admin
        .get(MANAGER + "/certificate-profiles/my-profile")
        .expectInvalid(
            "Invalid uuid. The id of a profile with a slug: GET"
                + " /api/v1/cert-manager/certificate-profiles/slug/{slug}?projectId={projectId}");
  }
}
