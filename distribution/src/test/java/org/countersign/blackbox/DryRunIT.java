package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.countersign.application.port.crypto.OddRequests;
import org.countersign.application.port.crypto.OddRequests.OddRequest;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.Certificates;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestProject;
import org.countersign.domain.policy.document.PolicyDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A dry run says of every request what issuing then does, element by element, and leaves no trace.
 */
@SharedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DryRunIT {

  private static final Map<String, Object> DRY =
      Map.of("dryRun", true, "attributes", Map.of("ttl", "30d"));

  private final TestProject project;
  private final String policy;
  private final String profile;

  DryRunIT(TestProject project) {
    this.project = project;
    this.policy = project.policy(asJson(OddRequests.permissive()));
    this.profile = project.profile(project.root("EC_prime256v1"), policy);
  }

  private static Map<String, Object> asJson(PolicyDocument rules) {
    return new ObjectMapper()
        .setSerializationInclusion(JsonInclude.Include.NON_NULL)
        .convertValue(rules, new TypeReference<Map<String, Object>>() {});
  }

  static Stream<OddRequest> requests() {
    return OddRequests.all();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void agreesWithIssuingElementByElement(OddRequest odd) throws Exception {
    JsonNode dry = TestProject.issue(project.admin(), profile, odd.pem(), DRY).ok();
    Answer answer = project.issue(profile, odd.pem());

    if (!dry.path("valid").asBoolean()) {
      JsonNode error = answer.expectError(400, "BadRequest");
      assertThat(dry.path("message")).isEqualTo(error.path("message"));
      assertThat(dry.path("violations")).isEqualTo(error.path("details").path("violations"));
      assertThat(dry.path("preview")).isEqualTo(error.path("details").path("preview"));
      return;
    }
    JsonNode issued = answer.ok();
    assertThat(dry.path("violations")).isEmpty();
    assertThat(dry.path("warnings")).isEqualTo(issued.withArray("warnings"));
    assertThat(dry.path("preview").path("elements"))
        .isEqualTo(issued.path("preview").path("elements"));
    X509Certificate certificate =
        Certificates.one(issued.path("certificate").path("certificate").asText());
    assertThat(names(certificate))
        .isEqualTo(previewed(dry.path("preview")))
        .hasSize(granted(issued.path("preview").path("elements")));
    assertThat(criticality(dry.path("preview"), true))
        .isEqualTo(certificate.getCriticalExtensionOIDs());
    assertThat(criticality(dry.path("preview"), false))
        .isEqualTo(certificate.getNonCriticalExtensionOIDs());
  }

  private static Set<String> criticality(JsonNode preview, boolean critical) {
    Set<String> oids = new TreeSet<>();
    preview
        .path("extensions")
        .forEach(
            extension -> {
              if (extension.path("critical").asBoolean() == critical) {
                oids.add(extension.path("oid").asText());
              }
            });
    return oids;
  }

  private static int granted(JsonNode elements) {
    return (int)
        StreamSupport.stream(elements.spliterator(), false)
            .filter(element -> element.path("element").asText().startsWith("subjectAltName"))
            .filter(element -> element.path("verdict").asText().equals("granted"))
            .count();
  }

  private static Set<String> previewed(JsonNode preview) {
    Set<String> names = new TreeSet<>();
    preview
        .path("altNames")
        .forEach(
            name -> names.add(canonical(name.path("type").asText(), name.path("value").asText())));
    return names;
  }

  private static Set<String> names(X509Certificate certificate) throws CertificateParsingException {
    Set<String> names = new TreeSet<>();
    if (certificate.getSubjectAlternativeNames() != null) {
      for (List<?> name : certificate.getSubjectAlternativeNames()) {
        names.add(canonical(type((Integer) name.get(0)), name.get(1).toString()));
      }
    }
    return names;
  }

  private static String type(int tag) {
    return switch (tag) {
      case 1 -> "email";
      case 2 -> "dns_name";
      case 6 -> "uri";
      case 7 -> "ip_address";
      default -> throw new AssertionError("a name of kind " + tag + " was issued");
    };
  }

  private static String canonical(String type, String value) {
    try {
      return type
          + " "
          + (type.equals("ip_address") ? InetAddress.getByName(value).getHostAddress() : value);
    } catch (UnknownHostException e) {
      throw new AssertionError(value + " is no address", e);
    }
  }

  @Test
  void leavesNoTraceOfADryRun() {
    TestProject own = TestProject.create(project.admin());
    String ownProfile =
        own.profile(own.root("EC_prime256v1"), own.policy(asJson(OddRequests.permissive())));
    OddRequests.all()
        .limit(3)
        .forEach(odd -> TestProject.issue(own.admin(), ownProfile, odd.pem(), DRY).ok());

    assertThat(
            own.admin()
                .post(TestProject.REQUESTS + "/search", Map.of("projectId", own.id()))
                .ok()
                .path("totalCount")
                .asInt())
        .isZero();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void asksThePolicyAloneWithTheSameVerdict(OddRequest odd) {
    JsonNode dry = TestProject.issue(project.admin(), profile, odd.pem(), DRY).ok();
    JsonNode alone =
        project
            .admin()
            .post(
                TestProject.POLICIES + "/" + policy + "/evaluate",
                Map.of("csr", odd.pem(), "ttl", "30d"))
            .ok();

    assertThat(alone.path("valid")).isEqualTo(dry.path("valid"));
    assertThat(alone.path("violations")).isEqualTo(dry.path("violations"));
    assertThat(alone.path("preview").path("elements"))
        .isEqualTo(dry.path("preview").path("elements"));
  }

  @Test
  void findsARefusedRequestByItsViolationAndJudgesItAgain() {
    TestProject own = TestProject.create(project.admin());
    Map<String, Object> rules = asJson(OddRequests.permissive());
    rules.remove("sans");
    String ownPolicy = own.policy(rules);
    String ownProfile = own.profile(own.root("EC_prime256v1"), ownPolicy);
    String csr =
        OddRequests.all()
            .filter(odd -> odd.name().equals("a wildcard"))
            .findFirst()
            .orElseThrow()
            .pem();
    own.issue(ownProfile, csr).expect(400);

    JsonNode found =
        own.admin()
            .post(
                TestProject.REQUESTS + "/search",
                Map.of("projectId", own.id(), "violationCodes", List.of("san-type-not-defined")))
            .ok();
    assertThat(found.path("totalCount").asInt()).isEqualTo(1);
    String id = found.path("certificateRequests").path(0).path("id").asText();
    String again = TestProject.REQUESTS + "/" + id + "/evaluate";
    assertThat(own.admin().post(again, Map.of()).ok().path("valid").asBoolean()).isFalse();

    own.admin()
        .patch(
            TestProject.POLICIES + "/" + ownPolicy,
            Map.of("sans", List.of(Map.of("type", "dns_name", "allowed", List.of("*.a.example")))))
        .ok();

    JsonNode now = own.admin().post(again, Map.of()).ok();
    assertThat(now.path("valid").asBoolean()).as(now.toString()).isTrue();
    assertThat(now.path("recordedStatus").asText()).isEqualTo("rejected");
    assertThat(now.path("preview").path("altNames").path(0).path("value").asText())
        .isEqualTo("*.a.example");
  }
}
