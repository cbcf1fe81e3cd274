package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A policy says no: completely, in the documented words, and for the record. */
@SharedServer
@NeedsOpenSsl
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyRefusalIT {

  private static final String SEVEN_SINS =
      """
      [req]
      distinguished_name = subject
      req_extensions = extensions
      prompt = no
      default_md = sha256
      [subject]
      CN = evil.example.com
      O = Another Org
      OU = Sales
      [extensions]
      subjectAltName = DNS:www.example.net, IP:192.0.2.1
      keyUsage = digitalSignature, nonRepudiation
      extendedKeyUsage = clientAuth
      """;

  private static final List<String> SEVEN_TEXTS =
      List.of(
          "common_name value 'evil.example.com' is denied by template policy",
          "organization value 'Another Org' is not in allowed values list",
          "organizational_unit is not allowed by template policy (not defined in template)",
          "dns_name SAN value 'www.example.net' does not match allowed patterns: *.example.com",
          "ip_address SAN is not allowed by template policy (not defined in template)",
          "Invalid key usages: non_repudiation",
          "Invalid extended key usages: client_auth");

  private final TestProject project;
  private final String authority;
  private final OpenSsl openSsl = OpenSsl.in(TestDirectory.fresh("refusals"));

  PolicyRefusalIT(TestProject project) {
    this.project = project;
    authority = project.root("EC_prime256v1");
  }

  @Test
  void namesAllSevenRulesThatOneCsrBreaks() {
    String profile = project.profile(authority, project.policy(strict()));
    String csr = openSsl.requestByConfiguration("seven", SEVEN_SINS);

    JsonNode error = project.issue(profile, csr).expectError(400, "BadRequest");

    assertThat(error.path("message").asText())
        .startsWith("Certificate request validation failed: ")
        .contains(SEVEN_TEXTS);
    JsonNode violations = error.path("details").path("violations");
    assertThat(violations.findValuesAsText("message"))
        .containsExactlyInAnyOrderElementsOf(SEVEN_TEXTS);
    assertThat(error.path("message").asText())
        .isEqualTo(
            "Certificate request validation failed: "
                + String.join(", ", violations.findValuesAsText("message")));
    assertThat(violations)
        .allSatisfy(
            violation -> {
              assertThat(violation.path("code").asText()).matches("[a-z0-9]+(-[a-z0-9]+)*");
              assertThat(violation.path("field").asText()).isNotEmpty();
            });
  }

  @Test
  void keepsARefusedRequestWithItsReasons() {
    String profile = project.profile(authority, project.policy(strict()));
    project.issue(profile, openSsl.requestByConfiguration("kept", SEVEN_SINS)).expect(400);

    JsonNode found =
        project
            .admin()
            .post(
                TestProject.REQUESTS + "/search",
                Map.of("projectId", project.id(), "profileIds", List.of(profile)))
            .ok();

    assertThat(found.path("totalCount").asInt()).isEqualTo(1);
    String id = found.path("certificateRequests").path(0).path("id").asText();
    JsonNode request = project.admin().get(TestProject.REQUESTS + "/" + id).ok();
    assertThat(request.path("status").asText()).isIn("failed", "rejected");
    assertThat(request.path("errorMessage").asText()).contains(SEVEN_TEXTS);
    assertThat(
            request.path("certificateId").isNull() || request.path("certificateId").isMissingNode())
        .isTrue();
  }

  @Test
  void refusesWhatAnEmptyPolicyDoesNotName() {
    String profile = project.profile(authority, project.policy(onlyAlgorithms()));
    Answer answer = project.issue(profile, openSsl.request("www.example.com"));
    assertThat(answer.expectError(400, "BadRequest").path("message").asText())
        .contains("common_name is not allowed by template policy (no subject policies defined)")
        .contains("dns_name SAN is not allowed by template policy (no SAN policies defined)");
  }

  @Test
  void refusesALongerLifeThanThePolicyAllows() {
    Map<String, Object> rules = Rules.anyLeaf();
    rules.put("validity", Map.of("max", "7d"));
    String profile = project.profile(authority, project.policy(rules));
    String csr = openSsl.request("www.example.com");
    Answer tooLong =
        TestProject.issue(
            project.admin(), profile, csr, Map.of("attributes", Map.of("ttl", "168.01h")));
    assertThat(tooLong.expectError(400, "BadRequest").path("message").asText())
        .contains("Requested validity period")
        .contains("exceeds maximum allowed duration of 7d");
    TestProject.issue(project.admin(), profile, csr, Map.of("attributes", Map.of("ttl", "1w")))
        .ok();
  }

  @Test
  void refusesACsrThatAsksToBeACa() {
    String profile = project.profile(authority, project.policy(Rules.anyLeaf()));
    String csr =
        openSsl.requestByConfiguration(
            "ca",
            """
            [req]
            distinguished_name = subject
            req_extensions = extensions
            prompt = no
            [subject]
            CN = www.example.com
            [extensions]
            basicConstraints = critical, CA:TRUE
            """);
    assertThat(project.issue(profile, csr).expectError(400, "BadRequest").path("message").asText())
        .contains(
            "CA certificate issuance is denied by this policy. The policy does not allow issuing"
                + " CA certificates.");
  }

  @Test
  void wantsWhatAPolicyRequires() {
    Map<String, Object> rules = Rules.anyLeaf();
    rules.put(
        "sans",
        List.of(
            Map.of("type", "dns_name", "required", List.of("*.example.com")),
            Map.of("type", "email", "required", List.of("*@example.com"))));
    String profile = project.profile(authority, project.policy(rules));
    JsonNode error =
        project.issue(profile, openSsl.request("www.example.com")).expectError(400, "BadRequest");
    assertThat(error.path("message").asText())
        .isEqualTo(
            "Certificate request validation failed: Required email SAN matching pattern"
                + " '*@example.com' not found in request");
  }

  private static Map<String, Object> strict() {
    Map<String, Object> rules = Rules.anyLeaf();
    rules.put(
        "subject",
        List.of(
            Map.of(
                "type",
                "common_name",
                "allowed",
                List.of("*.example.com"),
                "denied",
                List.of("evil.example.com")),
            Rules.allowed("organization", List.of("Example Org"))));
    rules.put("sans", List.of(Rules.allowed("dns_name", List.of("*.example.com"))));
    rules.put("keyUsages", Map.of("allowed", List.of("digital_signature")));
    rules.put("extendedKeyUsages", Map.of("allowed", List.of("server_auth")));
    return rules;
  }

  private static Map<String, Object> onlyAlgorithms() {
    Map<String, Object> rules = new LinkedHashMap<>();
    rules.put("algorithms", Rules.anyLeaf().get("algorithms"));
    return rules;
  }
}
