package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.countersign.blackbox.harness.Certificates;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What was issued and asked for is found again. */
@SharedServer
@NeedsOpenSsl
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InventoryIT {

  private final TestProject project;
  private final String profile;
  private final JsonNode issuance;
  private final String certificateId;
  private final OpenSsl openSsl = OpenSsl.in(TestDirectory.fresh("inventory"));

  InventoryIT(TestProject project) {
    this.project = project;
    String root = project.root("EC_prime256v1");
    profile =
        project.profile(
            project.intermediate("EC_prime256v1", root), project.policy(Rules.anyLeaf()));
    issuance =
        TestProject.issue(
                project.admin(),
                profile,
                openSsl.request("first.example.com"),
                Map.of(
                    "attributes",
                    Map.of("ttl", "7776000s"),
                    "metadata",
                    List.of(Map.of("key", "team", "value", "blue")),
                    "somethingThatWeDoNotKnow",
                    true))
            .ok();
    certificateId = issuance.path("certificate").path("certificateId").asText();
    for (String name : List.of("second.example.com", "third.example.com")) {
      project.issue(profile, openSsl.request(name)).ok();
    }
  }

  @Test
  void answersTheRequestUntilItsCertificateIsThere() {
    assertThat(issuance.path("status").asText()).isEqualTo("issued");
    JsonNode request =
        project
            .admin()
            .get(TestProject.REQUESTS + "/" + issuance.path("certificateRequestId").asText())
            .ok();
    assertThat(request.path("status").asText()).isEqualTo("issued");
    assertThat(request.path("certificateId").asText()).isEqualTo(certificateId);
    assertThat(Certificates.one(request.path("certificate").asText()))
        .isEqualTo(Certificates.one(issuance.path("certificate").path("certificate").asText()));
    assertThat(request.path("commonName").asText()).isEqualTo("first.example.com");
    assertThat(request.path("profileId").asText()).isEqualTo(profile);
  }

  @Test
  void answersTheCertificateItsBodyAndItsBundle() {
    String path = TestProject.CERTIFICATES + "/" + certificateId;
    JsonNode object = project.admin().get(path).ok();
    JsonNode certificate = object.has("certificate") ? object.path("certificate") : object;
    assertThat(certificate.path("id").asText()).isEqualTo(certificateId);
    assertThat(certificate.path("commonName").asText()).isEqualTo("first.example.com");
    assertThat(certificate.path("serialNumber").asText())
        .isEqualTo(issuance.path("certificate").path("serialNumber").asText());
    JsonNode bundle = project.admin().get(path + "/bundle").ok();
    assertThat(Certificates.one(bundle.path("certificate").asText()))
        .isEqualTo(Certificates.one(issuance.path("certificate").path("certificate").asText()));
    assertThat(Certificates.all(bundle.path("certificateChain").asText())).hasSize(2);
    assertThat(project.admin().get(path + "/certificate").expect(200).text())
        .contains("BEGIN CERTIFICATE");
  }

  @Test
  void findsCertificatesByNameAndBySerialNumber() {
    assertThat(idsFor("search", "FIRST.example")).containsExactly(certificateId);
    assertThat(idsFor("commonName", "first.example.com")).containsExactly(certificateId);
    assertThat(idsFor("search", issuance.path("certificate").path("serialNumber").asText()))
        .containsExactly(certificateId);
    assertThat(idsFor("search", "fourth.example.com")).isEmpty();
  }

  @Test
  void findsASerialNumberAsProgramsPrintIt() {
    String serial = issuance.path("certificate").path("serialNumber").asText();
    String pairs = serial.replaceAll("..(?!$)", "$0:");
    String requestId = issuance.path("certificateRequestId").asText();
    for (String printed :
        List.of(
            serial.toUpperCase(Locale.ROOT),
            "serial=" + serial.toUpperCase(Locale.ROOT),
            "0x" + serial,
            "00" + serial,
            pairs,
            "00:" + pairs.toUpperCase(Locale.ROOT),
            "Serial Number: " + pairs,
            pairs.replace(':', ' '))) {
      assertThat(idsFor("search", printed)).as(printed).containsExactly(certificateId);
      assertThat(
              project
                  .admin()
                  .post(
                      TestProject.REQUESTS + "/search",
                      Map.of("projectId", project.id(), "search", printed))
                  .ok()
                  .path("certificateRequests")
                  .findValuesAsText("id"))
          .as(printed)
          .contains(requestId)
          .hasSize(1);
    }
  }

  @Test
  void findsCertificatesByMetadata() {
    JsonNode found =
        project
            .admin()
            .post(
                TestProject.CERTIFICATES + "/search",
                Map.of(
                    "projectId", project.id(),
                    "metadata", List.of(Map.of("key", "team", "value", "blue"))))
            .ok();
    assertThat(ids(found)).containsExactly(certificateId);
  }

  @Test
  void goesThroughAllPageByPageWithoutGapOrRepetition() {
    List<String> ids = new ArrayList<>();
    for (int offset = 0; offset < 3; offset++) {
      JsonNode page =
          project
              .admin()
              .post(
                  TestProject.CERTIFICATES + "/search",
                  Map.of(
                      "projectId",
                      project.id(),
                      "limit",
                      1,
                      "offset",
                      offset,
                      "sortBy",
                      "commonName",
                      "sortOrder",
                      "asc"))
              .ok();
      assertThat(page.path("totalCount").asInt()).isEqualTo(3);
      ids.addAll(ids(page));
    }
    assertThat(ids).hasSize(3);
    assertThat(new HashSet<>(ids)).hasSize(3);
    assertThat(ids.get(0)).isEqualTo(certificateId);
  }

  @Test
  void recordsWhichPolicyAndProfileJudged() {
    JsonNode request =
        project
            .admin()
            .get(TestProject.REQUESTS + "/" + issuance.path("certificateRequestId").asText())
            .ok();
    JsonNode judgement = request.path("judgement");
    assertThat(judgement.path("policyVersion").asLong()).isPositive();
    assertThat(judgement.path("profileVersion").asLong()).isPositive();
    assertThat(judgement.path("policyHash").asText()).matches("[0-9a-f]{64}");
    assertThat(judgement.path("profileHash").asText()).matches("[0-9a-f]{64}");
  }

  @Test
  void saysThatWhatIsAskedForIsNotThere() {
    String nothing = "/01890000-0000-7000-8000-000000000000";
    project.admin().get(TestProject.CERTIFICATES + nothing).expectError(404, "NotFound");
    project.admin().get(TestProject.REQUESTS + nothing).expectError(404, "NotFound");
  }

  @Test
  void neverGivesASerialNumberTwice() {
    TestProject own = TestProject.create(project.admin());
    String ownProfile = own.profile(own.root("EC_prime256v1"), own.policy(Rules.anyLeaf()));
    String csr = openSsl.text("first.example.com.csr");
    List<String> serials = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      serials.add(
          own.issue(ownProfile, csr).ok().path("certificate").path("serialNumber").asText());
    }
    assertThat(new HashSet<>(serials)).hasSize(20);
    assertThat(serials).allSatisfy(serial -> assertThat(serial).matches("[0-9a-f]{30,40}"));
  }

  private List<String> idsFor(String field, String value) {
    return ids(
        project
            .admin()
            .post(
                TestProject.CERTIFICATES + "/search",
                Map.of("projectId", project.id(), field, value))
            .ok());
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("certificates").forEach(each -> ids.add(each.path("id").asText()));
    return ids;
  }
}
