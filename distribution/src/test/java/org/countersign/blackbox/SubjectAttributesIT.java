package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * CSRs that name a device, a person or an entry of a directory: issued, refused, or issued without
 * it, as the policy says.
 */
@SharedServer
@NeedsOpenSsl
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubjectAttributesIT {

  private static final String REQUEST =
      """
      [req]
      distinguished_name = subject
      req_extensions = extensions
      prompt = no
      utf8 = yes
      string_mask = utf8only
      [subject]
      0.DC = com
      1.DC = Example
      O = Example Org
      serialNumber = FTX1234A5B6
      +unstructuredName = router.example.com
      emailAddress = Root@Example.com
      street = Große Straße 1
      postalCode = 53111
      GN = Jürgen
      SN = Müller
      title = Dr.
      UID = jmueller
      organizationIdentifier = VATDE-123456789
      9.1.3.6.1.4.1.99.1 = größer
      CN = router.example.com
      [extensions]
      subjectAltName = DNS:router.example.com,otherName:1.3.6.1.4.1.311.20.2.3;UTF8:root@example.com
      """;

  /** Each value with its type and its string type, as DER, in order. */
  private static final String[] ALL_OF_THE_SUBJECT = {
    "-noout", "-subject", "-nameopt", "oid,dump_all,dump_der,sep_multiline"
  };

  private static final List<String> FURTHER =
      List.of(
          "domain_component",
          "serial_number",
          "unstructured_name",
          "email_address",
          "street_address",
          "postal_code",
          "given_name",
          "surname",
          "title",
          "user_id",
          "organization_identifier",
          "1.3.6.1.4.1.99.1");

  private final TestProject project;
  private final String authority;
  private final OpenSsl openSsl = OpenSsl.in(TestDirectory.fresh("subjects"));
  private final String csr = openSsl.requestByConfiguration("device", REQUEST);

  SubjectAttributesIT(TestProject project) {
    this.project = project;
    this.authority = project.root("EC_prime256v1");
  }

  private String profile(Stream<Map<String, Object>> subject, Map<String, Object> names) {
    Map<String, Object> rules = Rules.anyLeaf();
    List<Object> all = new ArrayList<>();
    all.add(Rules.allowed("common_name", List.of("*")));
    all.add(Rules.allowed("organization", List.of("*")));
    subject.forEach(all::add);
    rules.put("subject", all);
    rules.put("sans", List.of(Rules.allowed("dns_name", List.of("*")), names));
    return project.profile(authority, project.policy(rules));
  }

  private static Stream<Map<String, Object>> each(Map<String, Object> rule) {
    return FURTHER.stream()
        .map(
            type -> {
              Map<String, Object> of = new LinkedHashMap<>(rule);
              of.put("type", type);
              return of;
            });
  }

  private static Map<String, Object> ignoring(String type) {
    return Map.of("type", type, "ignored", true);
  }

  @Test
  void areIssuedInTheirOwnOrderAndStringTypesWhereThePolicyNamesThem() {
    String profile = profile(each(Map.of("allowed", List.of("*"))), ignoring("other_name"));

    JsonNode answer = project.issue(profile, csr).ok();

    TestDirectory.write(
        openSsl.file("allowed.crt"), answer.path("certificate").path("certificate").asText());
    assertThat(subjectOf("x509", "allowed.crt")).isEqualTo(subjectOf("req", "device.csr"));
    assertThat(openSsl.run("x509", "-in", "allowed.crt", "-noout", "-ext", "subjectAltName"))
        .contains("DNS:router.example.com")
        .doesNotContain("othername");
    JsonNode certificate =
        project
            .admin()
            .get(
                TestProject.CERTIFICATES
                    + "/"
                    + answer.path("certificate").path("certificateId").asText())
            .ok()
            .path("certificate");
    assertThat(certificate.path("subjectAttributes").findValuesAsText("type"))
        .startsWith("domain_component", "domain_component", "organization")
        .containsAll(FURTHER);
  }

  private String subjectOf(String command, String file) {
    List<String> arguments = new ArrayList<>(List.of(command, "-in", file));
    arguments.addAll(List.of(ALL_OF_THE_SUBJECT));
    return openSsl.run(arguments.toArray(String[]::new));
  }

  @Test
  void areLeftOutAndToldWhereThePolicyIgnoresThem() {
    String profile = profile(each(Map.of("ignored", true)), ignoring("other_name"));

    JsonNode answer = project.issue(profile, csr).ok();

    TestDirectory.write(
        openSsl.file("ignored.crt"), answer.path("certificate").path("certificate").asText());
    assertThat(openSsl.run("x509", "-in", "ignored.crt", "-noout", "-subject"))
        .isEqualToIgnoringWhitespace("subject=O = Example Org, CN = router.example.com");
    JsonNode warnings = answer.path("warnings");
    assertThat(warnings.findValuesAsText("code"))
        .containsOnly("subject-attribute-left-out", "san-left-out");
    assertThat(warnings.findValuesAsText("field"))
        .contains("subject.domain_component[1]", "subject.email_address", "subjectAltName[1]")
        .hasSize(14);
    JsonNode elements = dryRun(profile).path("preview").path("elements");
    for (JsonNode element : elements) {
      if (element.path("element").asText().equals("subject.serial_number")) {
        assertThat(element.path("verdict").asText()).isEqualTo("ignored");
        assertThat(element.path("rule").asText()).isEqualTo("/subject/3/ignored");
      }
    }
    assertThat(elements.findValuesAsText("verdict")).filteredOn("ignored"::equals).hasSize(14);
  }

  private JsonNode dryRun(String profile) {
    return TestProject.issue(
            project.admin(),
            profile,
            csr,
            Map.of("dryRun", true, "attributes", Map.of("ttl", "30d")))
        .ok();
  }

  @Test
  void areRefusedWhereThePolicyDoesNotNameThem() {
    String profile = profile(Stream.empty(), Rules.allowed("email", List.of("*")));

    JsonNode details = project.issue(profile, csr).expectError(400, "BadRequest").path("details");

    List<String> expected = new ArrayList<>();
    for (String type : FURTHER.subList(0, FURTHER.size() - 1)) {
      expected.add(type + " is not allowed by template policy (not defined in template)");
    }
    assertThat(details.path("violations").findValuesAsText("message"))
        .containsAll(expected)
        .anyMatch(
            message -> message.startsWith("Subject attribute 1.3.6.1.4.1.99.1 is not supported."))
        .contains("otherName SAN is not supported");
  }

  @Test
  void aMailboxThatIsDeniedAsANameIsDeniedInTheSubject() {
    String profile =
        profile(
            each(Map.of("allowed", List.of("*"))),
            Map.of("type", "email", "denied", List.of("*@example.com")));

    JsonNode details = project.issue(profile, csr).expectError(400, "BadRequest").path("details");

    assertThat(details.path("violations").findValuesAsText("rule")).contains("/sans/1/denied/0");
  }

  @Test
  void areFoundByTheirValues() {
    String profile = profile(each(Map.of("allowed", List.of("*"))), ignoring("other_name"));
    String certificateId =
        project.issue(profile, csr).ok().path("certificate").path("certificateId").asText();

    for (String value : List.of("ftx1234a5b6", "ROOT@example", "GRÖßER", "vatde-1234")) {
      Map<String, Object> search = Map.of("projectId", project.id(), "search", value);
      assertThat(
              project
                  .admin()
                  .post(TestProject.CERTIFICATES + "/search", search)
                  .ok()
                  .path("certificates")
                  .findValuesAsText("id"))
          .as(value)
          .contains(certificateId);
      assertThat(
              project
                  .admin()
                  .post(TestProject.REQUESTS + "/search", search)
                  .ok()
                  .path("certificateRequests")
                  .findValuesAsText("certificateId"))
          .as(value)
          .contains(certificateId);
    }
  }

  @Test
  void aDefaultOfWhatIsIgnoredIsNotFilledIn() {
    Map<String, Object> rules = Rules.anyLeaf();
    rules.put(
        "subject", List.of(Rules.allowed("common_name", List.of("*")), ignoring("organization")));
    String profile =
        project
            .tryProfile(
                Map.of(
                    "caId",
                    authority,
                    "certificatePolicyId",
                    project.policy(rules),
                    "slug",
                    "default-ignored",
                    "defaults",
                    Map.of("organization", "Example Org")))
            .ok()
            .path("certificateProfile")
            .path("id")
            .asText();

    JsonNode answer = project.issue(profile, openSsl.request("plain.example.com")).ok();

    TestDirectory.write(
        openSsl.file("default.crt"), answer.path("certificate").path("certificate").asText());
    assertThat(openSsl.run("x509", "-in", "default.crt", "-noout", "-subject"))
        .doesNotContain("Example Org");
    assertThat(answer.path("warnings").findValuesAsText("code"))
        .doesNotContain("subject-attribute-left-out");
  }

  @Test
  void aRuleThatIgnoresSaysNothingElse() {
    Map<String, Object> rules = Rules.anyLeaf();
    rules.put(
        "subject",
        List.of(
            Map.of("type", "title", "ignored", true, "allowed", List.of("*")),
            Map.of("type", "surname", "ignored", false),
            Map.of("type", "user_id", "ignored", "yes")));

    assertThat(
            project
                .tryPolicy("ignoring", rules)
                .expectError(422, "ValidationFailure")
                .path("message")
                .findValuesAsText("path"))
        .isNotEmpty();
  }
}
