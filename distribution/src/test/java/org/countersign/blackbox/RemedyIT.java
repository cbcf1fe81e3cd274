package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A refused requester does what the remedy says, with the program that they have, and is issued.
 */
@SharedServer
@NeedsOpenSsl
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemedyIT {

  private static final List<String> PROGRAMS = List.of("openssl", "keytool", "certtool");

  private static final String HEAD =
      """
      [req]
      distinguished_name = subject
      req_extensions = extensions
      prompt = no
      string_mask = utf8only
      utf8 = yes
      """;

  /** Wrong in the organisation, in an attribute, a name, its kind, and two usages. */
  private static final String WRONG =
      HEAD
          + """
          [subject]
          CN = shop.example.com
          O = Another Org
          emailAddress = root@example.com
          [extensions]
          subjectAltName = DNS:shop.example.com, DNS:shop.example.net, IP:192.0.2.1
          keyUsage = digitalSignature, nonRepudiation
          extendedKeyUsage = clientAuth
          """;

  private static final String HOSTILE =
      HEAD
          + """
          [subject]
          CN = shop.example.com
          OU = "x'; touch pwned; \\$(touch pwned)`touch pwned` & | <"
          [extensions]
          subjectAltName = DNS:shop.example.com, DNS:shop.example.net
          """;

  /** Each name in a form that has one correction. */
  private static final String CORRECTABLE =
      HEAD
          + """
          [subject]
          CN = shop.example.com
          O = Example Org
          [extensions]
          keyUsage = digitalSignature
          extendedKeyUsage = serverAuth
          subjectAltName = @names
          [names]
          DNS.1 = https://shop.example.com/
          DNS.2 = api.example.com:8443
          DNS.3 = 192.0.2.7
          DNS.4 = "user@example.com"
          DNS.5 = spiffe://example.com/shop
          """;

  private static final List<String> CORRECTED =
      List.of(
          "shop.example.com",
          "api.example.com",
          "192.0.2.7",
          "user@example.com",
          "spiffe://example.com/shop");

  private final TestProject project;
  private final String profile;
  private final String directoryProfile;
  private final OpenSsl openSsl = OpenSsl.in(TestDirectory.fresh("remedies"));

  RemedyIT(TestProject project) {
    this.project = project;
    String authority = project.root("EC_prime256v1");
    this.profile = project.profile(authority, project.policy(strict()));
    this.directoryProfile = project.profile(authority, project.policy(ofDirectoryEntries()));
  }

  /** What each of the three programs can write. */
  private static Map<String, Object> ofDirectoryEntries() {
    Map<String, Object> rules = strict();
    rules.put(
        "subject",
        Stream.of(
                "domain_component",
                "serial_number",
                "street_address",
                "postal_code",
                "given_name",
                "surname",
                "title",
                "user_id")
            .map(type -> Map.of("type", type, "required", List.of("A*")))
            .collect(
                () ->
                    new ArrayList<>(
                        List.of(
                            Map.of("type", "email_address", "required", List.of("*@example.com")),
                            Map.of("type", "common_name", "ignored", true))),
                List::add,
                List::addAll));
    return rules;
  }

  private static Map<String, Object> strict() {
    Map<String, Object> rules = Rules.anyLeaf();
    rules.put(
        "subject",
        List.of(
            Rules.allowed("common_name", List.of("*.example.com")),
            Map.of("type", "organization", "required", List.of("Example Org")),
            Rules.allowed("organizational_unit", List.of("*"))));
    rules.put(
        "sans",
        List.of(
            Map.of(
                "type",
                "dns_name",
                "required",
                List.of("*.example.com"),
                "denied",
                List.of("evil.example.com")),
            Rules.allowed("ip_address", List.of("192.0.2.7")),
            Rules.allowed("email", List.of("*@example.com")),
            Rules.allowed("uri", List.of("spiffe://example.com/*"))));
    rules.put("keyUsages", Map.of("required", List.of("digital_signature")));
    rules.put("extendedKeyUsages", Map.of("required", List.of("server_auth")));
    rules.put("validity", Map.of("max", "30d"));
    return rules;
  }

  static Stream<String> programs() {
    return PROGRAMS.stream();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void curesARequestThatIsWrongInManyPlaces(String program) throws Exception {
    JsonNode remedy = refused(openSsl.requestByConfiguration("wrong-" + program, WRONG));

    assertThat(remedy.path("available").asBoolean()).isTrue();
    assertThat(remedy.path("cannotBeHad").findValuesAsText("field"))
        .contains("subjectAltName[1]", "subjectAltName[2]");
    issues(recipe(remedy.path("recipes"), program));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void curesARequestThatAsksForNothing(String program) throws Exception {
    String empty = HEAD + "[subject]\nO = Example Org\n[extensions]\nkeyUsage = digitalSignature\n";

    JsonNode remedy = refused(openSsl.requestByConfiguration("empty-" + program, empty));

    issues(recipe(remedy.path("recipes"), program));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void curesARequestWithHostileValuesAndRunsNoneOfThem(String program) throws Exception {
    JsonNode remedy = refused(openSsl.requestByConfiguration("hostile-" + program, HOSTILE));
    JsonNode recipe = recipe(remedy.path("recipes"), program);

    if (recipe.has("why")) {
      assertThat(recipe.path("why").asText()).startsWith(program);
      return;
    }
    Path directory = issues(recipe);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("pwned"));
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void correctsWhatHasOneCorrection(String program) throws Exception {
    JsonNode remedy = refused(openSsl.requestByConfiguration("wrong-kind-" + program, CORRECTABLE));

    assertThat(remedy.path("cannotBeHad")).isEmpty();
    assertThat(remedy.path("corrected").findValuesAsText("field"))
        .containsExactly(
            "subjectAltName[0]",
            "subjectAltName[1]",
            "subjectAltName[2]",
            "subjectAltName[3]",
            "subjectAltName[4]");
    assertThat(remedy.path("request").path("altNames").findValuesAsText("value"))
        .containsExactlyElementsOf(CORRECTED);
    issues(recipe(remedy.path("recipes"), program));
  }

  @ParameterizedTest
  @CsvSource({
    "openssl, rsa:1024, csr-key-size-unsupported, RSA_2048",
    "keytool, ed25519, csr-key-algorithm-unsupported, EC_prime256v1",
    "certtool, rsa:1024, csr-key-size-unsupported, RSA_2048"
  })
  void keepsTheNamesOfACsrWhoseKeyIsNoGood(String program, String key, String code, String nearest)
      throws Exception {
    String name = "bad-key-" + program;
    TestDirectory.write(openSsl.file(name + ".cnf"), CORRECTABLE);
    openSsl.run(
        "req",
        "-new",
        "-newkey",
        key,
        "-nodes",
        "-keyout",
        name + ".key",
        "-out",
        name + ".csr",
        "-config",
        name + ".cnf");

    JsonNode details =
        project.issue(profile, openSsl.text(name + ".csr")).expect(400).json().path("details");

    assertThat(details.path("violations").findValuesAsText("code")).containsExactly(code);
    JsonNode remedy = details.path("remedy");
    assertThat(remedy.path("request").path("altNames").findValuesAsText("value"))
        .containsExactlyElementsOf(CORRECTED);
    assertThat(remedy.path("request").path("keyAlgorithm").asText()).isEqualTo(nearest);
    issues(recipe(remedy.path("recipes"), program));
  }

  @Test
  void namesTheMomentWhenTheAuthorityEnds() {
    Instant end = Instant.now().plus(Duration.ofDays(10)).truncatedTo(ChronoUnit.SECONDS);
    Map<String, Object> configuration = TestProject.rootConfiguration("EC_prime256v1");
    configuration.put("notAfter", end.toString());
    String authority = project.tryAuthority(configuration).ok().path("id").asText();
    String policy = project.policy(Rules.anyLeaf());
    String shortLived = project.profile(authority, policy);
    String csr = openSsl.request("short.example.com");

    JsonNode details = project.issue(shortLived, csr).expect(400).json().path("details");

    JsonNode violation = details.path("violations").path(0);
    assertThat(violation.path("code").asText()).isEqualTo("validity-after-authority");
    assertThat(violation.path("allowed").path(0).asText()).isEqualTo(end.toString());
    JsonNode remedy = details.path("remedy");
    assertThat(remedy.path("sameCsr").asBoolean()).isTrue();
    assertThat(remedy.path("attributes").path("notAfter").asText()).isEqualTo(end.toString());
    TestProject.issue(
            project.admin(), shortLived, csr, Map.of("attributes", remedy.path("attributes")))
        .ok();
    String byDefault =
        project
            .tryProfile(
                Map.of(
                    "caId",
                    authority,
                    "certificatePolicyId",
                    policy,
                    "slug",
                    "by-default",
                    "defaults",
                    Map.of("ttlDays", 90)))
            .ok()
            .path("certificateProfile")
            .path("id")
            .asText();
    JsonNode issued = TestProject.issue(project.admin(), byDefault, csr, Map.of()).ok();
    assertThat(issued.findValuesAsText("code")).contains("validity-cut-to-issuer");
  }

  @Test
  void writesLifetimesInTheLargestUnit() {
    String csr = openSsl.requestByConfiguration("lifetime", CORRECTABLE);
    JsonNode remedy =
        TestProject.issue(project.admin(), profile, csr, Map.of("attributes", Map.of("ttl", "90d")))
            .expect(400)
            .json()
            .path("details")
            .path("remedy");

    assertThat(remedy.path("attributes").path("ttl").asText()).isEqualTo("30d");
  }

  @ParameterizedTest
  @MethodSource("programs")
  void makesTheTemplateForTheNamesOfTheRequester(String program) throws Exception {
    JsonNode template =
        project
            .admin()
            .get(
                TestProject.PROFILES
                    + "/"
                    + profile
                    + "/csr-template?dnsName=one.example.com&dnsName=two.example.com"
                    + "&dnsName=evil.example.com&commonName=one.example.com&format="
                    + program)
            .ok()
            .path("csrTemplate");

    assertThat(template.path("request").path("altNames").findValuesAsText("value"))
        .containsExactly("one.example.com", "two.example.com");
    assertThat(template.path("violations").findValuesAsText("code")).containsExactly("san-denied");
    issues(template);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void saysBeforeAnythingIsAskedForHowToAsk(String program) throws Exception {
    JsonNode template =
        project
            .admin()
            .get(TestProject.PROFILES + "/" + profile + "/csr-template?format=" + program)
            .ok()
            .path("csrTemplate");

    assertThat(template.path("available").asBoolean()).isTrue();
    issues(template);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void writesTheSubjectOfADirectoryEntry(String program) throws Exception {
    JsonNode template =
        project
            .admin()
            .get(TestProject.PROFILES + "/" + directoryProfile + "/csr-template?format=" + program)
            .ok()
            .path("csrTemplate");

    assertThat(template.path("available").asBoolean()).isTrue();
    issues(directoryProfile, template);
  }

  @Test
  void saysWhatCannotBeHad() {
    String denied =
        HEAD
            + """
            [subject]
            CN = evil.example.com
            [extensions]
            subjectAltName = DNS:evil.example.com
            """;

    JsonNode remedy = refused(openSsl.requestByConfiguration("denied", denied));

    assertThat(remedy.path("cannotBeHad").findValuesAsText("value")).contains("evil.example.com");
    assertThat(remedy.path("cannotBeHad").findValuesAsText("why"))
        .anyMatch(why -> why.contains("denied"));
  }

  @ParameterizedTest
  @CsvSource({"?format=pkcs12,422", "?format=,422", "'',200"})
  void knowsThreeFormatsAndTakesOpenSslForNone(String query, int status) {
    project
        .admin()
        .get(TestProject.PROFILES + "/" + profile + "/csr-template" + query)
        .expect(status);
  }

  /** The remedy of a refusal, which a dry run offers as well. */
  private JsonNode refused(String csr) {
    JsonNode remedy =
        project.issue(profile, csr).expectError(400, "BadRequest").path("details").path("remedy");
    Map<String, Object> dry = new LinkedHashMap<>();
    dry.put("dryRun", true);
    dry.put("attributes", Map.of("ttl", "30d"));
    assertThat(TestProject.issue(project.admin(), profile, csr, dry).ok().path("remedy"))
        .isEqualTo(remedy);
    return remedy;
  }

  private static JsonNode recipe(JsonNode recipes, String program) {
    for (JsonNode recipe : recipes) {
      if (recipe.path("format").asText().equals(program)) {
        return recipe;
      }
    }
    throw new AssertionError("no recipe for " + program + " in " + recipes);
  }

  /** Does what the recipe says and asks again; where it was done. */
  private Path issues(JsonNode recipe) throws Exception {
    return issues(profile, recipe);
  }

  private Path issues(String profileId, JsonNode recipe) throws Exception {
    assertThat(recipe.path("command").asText()).as(recipe.toString()).isNotEmpty();
    requireProgram(recipe.path("format").asText());
    Path directory = TestDirectory.fresh("recipe");
    if (recipe.has("config")) {
      Files.writeString(
          directory.resolve(recipe.path("configFile").asText()), recipe.path("config").asText());
    }
    Path output = directory.resolve("output");
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", recipe.path("command").asText())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    shell.environment().put("KEYSTORE_PASSWORD", "only for this test");
    Process process = shell.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
    assertThat(process.exitValue())
        .as(Files.readString(output, StandardCharsets.ISO_8859_1))
        .isZero();
    String csr = Files.readString(directory.resolve(recipe.path("csrFile").asText()));
    project.issue(profileId, csr).ok();
    return directory;
  }

  private static void requireProgram(String program) throws Exception {
    boolean present =
        new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
    assertThat(present || !"true".equals(System.getenv("CI")))
        .as("there is " + program + " on the build server")
        .isTrue();
    assumeTrue(present, "there is no " + program + " here");
  }
}
