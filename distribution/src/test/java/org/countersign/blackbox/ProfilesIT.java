package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.countersign.blackbox.harness.Certificates;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificate profiles: what they may be, and what they put into a certificate. */
@SharedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfilesIT {

  private static final String NOBODY = "01890000-0000-7000-8000-000000000000";

  private final TestProject project;
  private final String authority;
  private final String policy;

  ProfilesIT(TestProject project) {
    this.project = project;
    authority = project.root("EC_prime256v1");
    policy = project.policy(Rules.anyLeaf());
  }

  @Test
  void isFoundBySlug() {
    String id = id(make(Map.of("slug", "by-slug")));
    JsonNode found =
        project
            .admin()
            .get(TestProject.PROFILES + "/slug/by-slug?projectId=" + project.id())
            .ok()
            .path("certificateProfile");
    assertThat(found.path("id").asText()).isEqualTo(id);
    assertThat(found.path("enrollmentType").asText()).isEqualTo("api");
    assertThat(found.path("issuerType").asText()).isEqualTo("ca");
    assertThat(found.path("apiConfig").path("autoRenew").asBoolean(true)).isFalse();
    project
        .admin()
        .get(TestProject.PROFILES + "/slug/none?projectId=" + project.id())
        .expectError(404, "NotFound");
  }

  @Test
  void takesASlugOnceInAProject() {
    make(Map.of("slug", "once"));
    project
        .tryProfile(Map.of("caId", authority, "certificatePolicyId", policy, "slug", "once"))
        .expectError(
            409, "Conflict", "Certificate profile with this name already exists in project");
  }

  @Test
  void countsItsVersionUpWithEachChange() {
    String path = TestProject.PROFILES + "/" + id(make(Map.of()));
    long first = project.admin().get(path).ok().path("certificateProfile").path("version").asLong();
    project.admin().patch(path, Map.of("defaults", Map.of("ttlDays", 5))).ok();
    JsonNode changed = project.admin().get(path).ok().path("certificateProfile");
    assertThat(changed.path("version").asLong()).isEqualTo(first + 1);
    assertThat(changed.path("defaults").path("ttlDays").asInt()).isEqualTo(5);
  }

  @Test
  void isListedWithItsCaAndPolicyAndByItsCa() {
    TestProject own = TestProject.create(project.admin());
    String ownPolicy = own.policy(Rules.anyLeaf());
    String first = own.root("EC_prime256v1");
    String second = own.root("EC_prime256v1");
    own.profile(first, ownPolicy);
    String wanted = own.profile(second, ownPolicy);

    String all = TestProject.PROFILES + "?projectId=" + own.id();
    assertThat(project.admin().get(all).ok().path("totalCount").asInt()).isEqualTo(2);
    JsonNode found = project.admin().get(all + "&caId=" + second).ok();
    assertThat(found.path("totalCount").asInt()).isEqualTo(1);
    assertThat(found.path("certificateProfiles").path(0).path("id").asText()).isEqualTo(wanted);
    assertThat(project.admin().get(all + "&enrollmentType=acme").ok().path("totalCount").asInt())
        .isZero();
  }

  @Test
  void isRemoved() {
    String path = TestProject.PROFILES + "/" + id(make(Map.of()));
    project.admin().delete(path).expect(200);
    project.admin().get(path).expectError(404, "NotFound");
  }

  static Stream<Arguments> wrongFields() {
    Map<String, Object> noApiConfig = new HashMap<>();
    noApiConfig.put("apiConfig", null);
    Map<String, Object> noCa = new HashMap<>();
    noCa.put("caId", null);
    return Stream.of(
        Arguments.of(noApiConfig, "API enrollment type requires API configuration"),
        Arguments.of(noCa, "CA issuer type requires a CA ID"),
        Arguments.of(
            Map.of("issuerType", "self-signed"), "Self-signed issuer type cannot have a CA ID"),
        Arguments.of(
            Map.of("slug", "Not A Slug"),
            "Slug must contain only lowercase letters, numbers, and hyphens"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("wrongFields")
  void saysWhatIsWrong(Map<String, Object> fields, String message) {
    project.tryProfile(fields(fields)).expectInvalid(message);
  }

  @Test
  void saysThatWhatItNamesIsNotThere() {
    project.tryProfile(fields(Map.of("caId", NOBODY))).expectError(404, "NotFound");
    project.tryProfile(fields(Map.of("certificatePolicyId", NOBODY))).expectError(404, "NotFound");
  }

  @Test
  void wantsAPolicyOfItsOwnProject() {
    String foreign = TestProject.create(project.admin()).policy(Rules.anyLeaf());
    project
        .tryProfile(fields(Map.of("certificatePolicyId", foreign)))
        .expectError(400, "BadRequest", "Certificate policy must belong to the same project");
  }

  @Test
  void refusesDefaultsThatItsPolicyRefuses() {
    assertThat(
            project
                .tryProfile(fields(Map.of("defaults", Map.of("keyUsages", List.of("crl_sign")))))
                .expectError(400, "BadRequest")
                .path("message")
                .asText())
        .startsWith("Profile defaults violate policy: ")
        .contains("Invalid key usages: crl_sign");
  }

  @Test
  @NeedsOpenSsl
  void fillsWhatTheCsrLeavesOut() {
    String profile =
        id(
            make(
                Map.of(
                    "defaults",
                    Map.of(
                        "ttlDays",
                        10,
                        "organization",
                        "Default Org",
                        "keyUsages",
                        List.of("digital_signature"),
                        "extendedKeyUsages",
                        List.of("server_auth")))));
    String csr = OpenSsl.in(TestDirectory.fresh("defaults")).request("www.example.com");

    X509Certificate leaf =
        Certificates.one(
            TestProject.issue(project.admin(), profile, csr, Map.of())
                .ok()
                .path("certificate")
                .path("certificate")
                .asText());

    assertThat(leaf.getSubjectX500Principal().getName()).contains("O=Default Org");
    assertThat(leaf.getKeyUsage()[0]).isTrue();
    assertThat(
            java.time.Duration.between(
                    leaf.getNotBefore().toInstant(), leaf.getNotAfter().toInstant())
                .toDays())
        .isBetween(9L, 10L);
    try {
      assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    } catch (java.security.cert.CertificateParsingException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"est,estConfig", "acme,acmeConfig"})
  void refusesAnEnrollmentTypeThatNothingServes(String type, String configuration) {
    project
        .tryProfile(fields(Map.of("enrollmentType", type, configuration, Map.of())))
        .expectInvalid("Enrollment type " + type + " is not available yet; the one that is: api");
  }

  @Test
  void refusesToRenewByItself() {
    project
        .tryProfile(fields(Map.of("apiConfig", Map.of("autoRenew", true))))
        .expectInvalid("Automatic renewal is not available yet; leave autoRenew out, or false");
  }

  private Map<String, Object> fields(Map<String, Object> fields) {
    Map<String, Object> all = new HashMap<>();
    all.put("caId", authority);
    all.put("certificatePolicyId", policy);
    all.put("slug", RandomText.name("profile"));
    all.putAll(fields);
    return all;
  }

  private JsonNode make(Map<String, Object> fields) {
    return project.tryProfile(fields(fields)).ok().path("certificateProfile");
  }

  private static String id(JsonNode profile) {
    return profile.path("id").asText();
  }
}
