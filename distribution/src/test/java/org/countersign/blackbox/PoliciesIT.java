package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.countersign.blackbox.harness.RandomText;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificate policies, from making one to removing it. */
@SharedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoliciesIT {

  private static final List<String> NONE = List.of();

  private final TestProject project;

  PoliciesIT(TestProject project) {
    this.project = project;
  }

  @Test
  void answersAPolicyAsItWasWritten() {
    Map<String, Object> rules = Rules.anyLeaf();
    rules.put("description", "For servers");
    rules.put("basicConstraints", Map.of("isCA", "denied"));
    JsonNode made = project.tryPolicy("as-written", rules).ok().path("certificatePolicy");
    JsonNode read =
        project
            .admin()
            .get(TestProject.POLICIES + "/" + made.path("id").asText())
            .ok()
            .path("certificatePolicy");

    assertThat(read.path("name").asText()).isEqualTo("as-written");
    assertThat(read.path("description").asText()).isEqualTo("For servers");
    assertThat(read.path("projectId").asText()).isEqualTo(project.id());
    ObjectMapper mapper = new ObjectMapper();
    for (String field : List.of("algorithms", "keyUsages", "extendedKeyUsages", "validity")) {
      assertThat(withoutNulls(read.path(field)))
          .as(field)
          .isEqualTo(withoutNulls(mapper.valueToTree(rules.get(field))));
    }
    assertThat(read.path("subject")).hasSize(6);
    assertThat(read.path("sans")).hasSize(4);
    assertThat(read.path("createdAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
  }

  private static Map<String, JsonNode> withoutNulls(JsonNode object) {
    Map<String, JsonNode> members = new HashMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (!member.getValue().isNull()) {
        members.put(member.getKey(), member.getValue());
      }
    }
    return members;
  }

  @Test
  void countsItsVersionUpWithEachChange() {
    String path = TestProject.POLICIES + "/" + project.policy(Rules.anyLeaf());
    long first = project.admin().get(path).ok().path("certificatePolicy").path("version").asLong();
    project.admin().patch(path, Map.of("validity", Map.of("max", "30d"))).ok();
    JsonNode changed = project.admin().get(path).ok().path("certificatePolicy");
    assertThat(changed.path("version").asLong()).isEqualTo(first + 1);
    assertThat(changed.path("validity").path("max").asText()).isEqualTo("30d");
    assertThat(changed.path("sans")).as("what the change did not name").hasSize(4);
  }

  @Test
  void keepsAPolicyThatProfilesUseAndSaysWhich() {
    String authority = project.root("EC_prime256v1");
    String policy =
        project
            .tryPolicy("in-use", Rules.anyLeaf())
            .ok()
            .path("certificatePolicy")
            .path("id")
            .asText();
    for (String slug : List.of("uses-it", "uses-it-too")) {
      project
          .tryProfile(Map.of("caId", authority, "certificatePolicyId", policy, "slug", slug))
          .ok();
    }
    assertThat(
            project
                .admin()
                .delete(TestProject.POLICIES + "/" + policy)
                .expectError(409, "Conflict")
                .path("message")
                .asText())
        .isIn(inUse("uses-it, uses-it-too"), inUse("uses-it-too, uses-it"));
  }

  private static String inUse(String profiles) {
    return "Cannot delete policy 'in-use' as it is currently in use by the following certificate"
        + " profiles: "
        + profiles
        + ". Please remove this policy from these profiles before deleting it.";
  }

  @Test
  void removesAPolicyThatNothingUses() {
    String path = TestProject.POLICIES + "/" + project.policy(Rules.anyLeaf());
    project.admin().delete(path).expect(200);
    project.admin().get(path).expectError(404, "NotFound");
  }

  @Test
  void takesANameOnceInAProject() {
    String name = RandomText.name("once");
    project.tryPolicy(name, Rules.anyLeaf()).ok();
    project.tryPolicy(name, Rules.anyLeaf()).expectError(409, "Conflict");
    TestProject.create(project.admin()).tryPolicy(name, Rules.anyLeaf()).ok();
  }

  @Test
  void listsPageByPageAndFindsByName() {
    TestProject own = TestProject.create(project.admin());
    for (int i = 0; i < 5; i++) {
      own.tryPolicy("page-" + i, Rules.anyLeaf()).ok();
    }
    List<String> names = new ArrayList<>();
    for (int offset = 0; offset < 6; offset += 2) {
      JsonNode page = list(own, "&limit=2&offset=" + offset);
      assertThat(page.path("totalCount").asInt()).isEqualTo(5);
      page.path("certificatePolicies").forEach(each -> names.add(each.path("name").asText()));
    }
    assertThat(names).containsExactlyInAnyOrder("page-0", "page-1", "page-2", "page-3", "page-4");
    JsonNode found = list(own, "&search=AGE-3");
    assertThat(found.path("totalCount").asInt()).isEqualTo(1);
    assertThat(found.path("certificatePolicies").path(0).path("name").asText()).isEqualTo("page-3");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"&limit=0", "&limit=101", "&offset=-1", "&limit=x"})
  void refusesAPageThatThereIsNot(String query) {
    project
        .admin()
        .get(TestProject.POLICIES + "?projectId=" + project.id() + query)
        .expectError(422, "ValidationFailure");
  }

  private static JsonNode list(TestProject project, String query) {
    return project.admin().get(TestProject.POLICIES + "?projectId=" + project.id() + query).ok();
  }

  static Stream<Arguments> wrongRules() {
    return Stream.of(
        Arguments.of(
            "subject",
            List.of(Map.of("type", "common_name")),
            "Subject attribute must have at least one allowed, required, or denied value"),
        Arguments.of("sans", List.of(Map.of("type", "dns_name", "allowed", NONE)), "SAN must have"),
        Arguments.of("keyUsages", Map.of(), "Key usages must have"),
        Arguments.of("extendedKeyUsages", Map.of(), "Extended key usages must have"),
        Arguments.of(
            "validity",
            Map.of("max", "soon"),
            "Max validity must be in format like '365d', '12m', '1y', or '24h'"),
        Arguments.of(
            "algorithms",
            Map.of("signature", NONE),
            "At least one signature algorithm must be provided"),
        Arguments.of(
            "algorithms",
            Map.of("keyAlgorithm", NONE),
            "At least one key algorithm must be provided"),
        Arguments.of(
            "basicConstraints",
            Map.of("isCA", "allowed", "maxPathLength", -2),
            "Path length must be -1 (unlimited) or a non-negative integer"),
        Arguments.of(
            "subject",
            List.of(Map.of("type", "common_name", "allowed", List.of(""))),
            "Value cannot be empty"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("wrongRules")
  void saysWhatIsWrongWithARule(String field, Object value, String message) {
    Map<String, Object> rules = Rules.anyLeaf();
    rules.put(field, value);
    project.tryPolicy(RandomText.name("wrong"), rules).expectInvalid(message);
  }

  static Stream<Arguments> contradictions() {
    Map<String, Object> names = Rules.allowed("dns_name", List.of("*"));
    return Stream.of(
        Arguments.of("sans", List.of(names, names)),
        Arguments.of("sans", List.of(Rules.allowed("dns_name", List.of("a", "a")))),
        Arguments.of(
            "keyUsages", Map.of("allowed", List.of("crl_sign"), "denied", List.of("crl_sign"))),
        Arguments.of(
            "extendedKeyUsages",
            Map.of("required", List.of("server_auth"), "denied", List.of("server_auth"))),
        Arguments.of("sans", List.of(Rules.allowed("carrier_pigeon", List.of("*")))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("contradictions")
  void refusesRulesThatContradictOrRepeatThemselves(String field, Object value) {
    Map<String, Object> rules = Rules.anyLeaf();
    rules.put(field, value);
    project.tryPolicy(RandomText.name("wrong"), rules).expectError(422, "ValidationFailure");
  }
}
