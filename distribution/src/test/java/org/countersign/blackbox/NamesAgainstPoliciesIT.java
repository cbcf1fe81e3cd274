package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.RandomText;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No name goes round a policy: not as a common name, not behind a wildcard, not by a dead rule. */
@SharedServer
@NeedsOpenSsl
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamesAgainstPoliciesIT {

  private final TestProject project;
  private final String profile;
  private final OpenSsl openSsl = OpenSsl.in(TestDirectory.fresh("names"));

  NamesAgainstPoliciesIT(TestProject project) {
    this.project = project;
    Map<String, Object> rules = Rules.anyLeaf();
    rules.put(
        "sans",
        List.of(
            Map.of(
                "type",
                "dns_name",
                "allowed",
                List.of("*.example.com", "*.example.org"),
                "denied",
                List.of("internal.example.com", "+.prod.example.com")),
            Map.of(
                "type",
                "ip_address",
                "allowed",
                List.of("10.0.0.0/8"),
                "denied",
                List.of("10.1.2.3"))));
    profile = project.profile(project.root("EC_prime256v1"), project.policy(rules));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "internal.example.com, common-name-is-a-host",
    "INTERNAL.Example.COM, common-name-is-a-host",
    "internal.example.com., common-name-is-a-host",
    "*.example.com, common-name-is-a-host",
    "db.prod.example.com, common-name-is-a-host",
    "*.prod.example.com, common-name-is-a-host",
    "www.example.net, common-name-is-a-host",
    "10.1.2.3, common-name-is-a-host",
    "192.0.2.1, common-name-is-a-host",
    "a.b.prod.example.com, ''",
    "www.example.com, ''",
    "10.9.9.9, ''",
    "Jane Doe, ''"
  })
  void holdsACommonNameWithoutASanAgainstTheRulesForHosts(String commonName, String code) {
    JsonNode answer = issue("CN = " + commonName, "keyUsage = digitalSignature");
    assertThat(codes(answer)).containsExactlyElementsOf(code.isEmpty() ? List.of() : List.of(code));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "DNS:*.example.com, san-denied, internal.example.com",
    "DNS:*.prod.example.com, san-denied, +.prod.example.com",
    "DNS:db.prod.example.com, san-denied, +.prod.example.com"
  })
  void namesThePatternThatANameMet(String name, String code, String pattern) {
    JsonNode violation =
        issue("O = Example", "subjectAltName = " + name).path("details").path("violations").path(0);
    assertThat(violation.path("code").asText()).isEqualTo(code);
    assertThat(violation.path("pattern").asText()).isEqualTo(pattern);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "sans | dns_name | .prod.example.com",
        "sans | dns_name | ^vault\\..*$",
        "sans | dns_name | https://www.example.com",
        "sans | dns_name | www.example.com:443",
        "sans | dns_name | a.example.com, b.example.com",
        "sans | dns_name | ' www.example.com'",
        "sans | dns_name | a+b.example.com",
        "sans | ip_address | 10.0.0.256",
        "sans | email | example.com",
        "sans | uri | www.example.com/path",
        "subject | country | DEU"
      })
  void refusesAPatternThatMatchesNothing(String section, String type, String pattern) {
    for (String list : List.of("allowed", "required", "denied")) {
      Map<String, Object> rules = Rules.anyLeaf();
      rules.put(section, List.of(Map.of("type", type, list, List.of(pattern))));
      JsonNode error =
          project.tryPolicy(RandomText.name("dead"), rules).expectError(422, "ValidationFailure");
      assertThat(error.path("message").path(0).path("path"))
          .as(list)
          .extracting(JsonNode::asText)
          .containsExactly(section, "0", list, "0");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"DNS:*.example.com, san-wildcard-denied", "DNS:www.example.com, ''"})
  void deniesWildcardsWhereARuleSaysSo(String name, String code) {
    Map<String, Object> rules = Rules.anyLeaf();
    rules.put(
        "sans",
        List.of(Map.of("type", "dns_name", "allowed", List.of("*"), "wildcards", "denied")));
    String strict = project.profile(project.root("EC_prime256v1"), project.policy(rules));
    JsonNode answer =
        project.issue(strict, request("O = Example", "subjectAltName = " + name)).json();
    assertThat(codes(answer)).containsExactlyElementsOf(code.isEmpty() ? List.of() : List.of(code));
  }

  private JsonNode issue(String subject, String extension) {
    return project.issue(profile, request(subject, extension)).json();
  }

  private String request(String subject, String extension) {
    return openSsl.requestByConfiguration(
        RandomText.name("name"),
        """
        [req]
        distinguished_name = subject
        req_extensions = extensions
        prompt = no
        default_md = sha256
        [subject]
        %s
        [extensions]
        %s
        """
            .formatted(subject, extension));
  }

  private static List<String> codes(JsonNode answer) {
    return answer.path("details").path("violations").findValuesAsText("code");
  }
}
