package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.aCertificationRequest;
import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.attribute;
import static org.countersign.application.port.crypto.DerWriter.bitString;
import static org.countersign.application.port.crypto.DerWriter.bool;
import static org.countersign.application.port.crypto.DerWriter.nil;
import static org.countersign.application.port.crypto.DerWriter.oid;
import static org.countersign.application.port.crypto.DerWriter.sequence;
import static org.countersign.application.port.crypto.DerWriter.set;
import static org.countersign.application.port.crypto.DerWriter.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.countersign.application.port.crypto.CertificationRequestTextBuilder;
import org.countersign.application.port.crypto.TestKeys;
import org.countersign.blackbox.harness.Certificates;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestProject;
import org.countersign.domain.x509.KeyAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** CSRs as machines make them: issued, and told what is odd about them. */
@SharedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CsrDeviationsIT {

  private static final int PRINTABLE = 0x13;
  private static final int UTF8 = 0x0c;
  private static final String KEY_USAGE = "2.5.29.15";

  private final TestProject project;
  private final String policy;
  private final String profile;

  CsrDeviationsIT(TestProject project) {
    this.project = project;
    policy = project.policy(Rules.anyLeaf());
    profile = project.profile(project.root("EC_prime256v1"), policy);
  }

  private static Stream<Arguments> deviating() {
    return Stream.of(
        Arguments.of(
            "no attributes", aCertificationRequest().withoutAttributes(), List.of("attributes")),
        Arguments.of("version 2", aCertificationRequest().withVersion(2), List.of("version")),
        Arguments.of(
            "an empty extensionRequest",
            aCertificationRequest().withRequestAttribute("1.2.840.113549.1.9.14", sequence()),
            List.of("attributes")),
        Arguments.of(
            "cA FALSE",
            aCertificationRequest()
                .withDnsName("a.example")
                .withExtension("2.5.29.19", true, sequence(bool(false))),
            List.of("basicConstraints")),
        Arguments.of(
            "an ECDSA signature with NULL",
            aCertificationRequest()
                .sayingSignatureAlgorithm(sequence(oid("1.2.840.10045.4.3.2"), nil())),
            List.of("signatureAlgorithm")),
        Arguments.of(
            "an RSA key without NULL",
            aCertificationRequest().withKey(KeyAlgorithm.RSA_2048).withPublicKey(keyWithoutNull()),
            List.of("publicKey")),
        Arguments.of(
            "a country in lower case",
            aCertificationRequest()
                .withEmptySubject()
                .withAttribute(attribute("2.5.4.6", text(PRINTABLE, "us"))),
            List.of("subject.country")),
        Arguments.of(
            "two organizations in one part",
            aCertificationRequest()
                .withSubjectPart(
                    set(
                        attribute("2.5.4.10", text(UTF8, "A")),
                        attribute("2.5.4.10", text(UTF8, "B")))),
            List.of("subject.organization")));
  }

  private static byte[] keyWithoutNull() {
    return sequence(
        sequence(oid("1.2.840.113549.1.1.1")),
        bitString(
            0,
            TestKeys.publicKey(KeyAlgorithm.RSA_2048, TestKeys.shared(KeyAlgorithm.RSA_2048))
                .subjectPublicKey()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deviating")
  void isIssuedAndToldAndKept(
      String what, CertificationRequestTextBuilder request, List<String> fields) {
    JsonNode answer = project.issue(profile, request.pem()).ok();

    assertThat(deviations(answer.path("warnings"))).isEqualTo(fields);
    JsonNode kept =
        project
            .admin()
            .get(TestProject.REQUESTS + "/" + answer.path("certificateRequestId").asText())
            .ok();
    assertThat(kept.path("warnings")).isEqualTo(answer.path("warnings"));
    assertThat(certificate(answer).getPublicKey().getEncoded())
        .isEqualTo(
            TestKeys.shared(what.contains("RSA") ? KeyAlgorithm.RSA_2048 : KeyAlgorithm.EC_P256)
                .getPublic()
                .getEncoded());
  }

  private static List<String> deviations(JsonNode warnings) {
    List<String> fields = new ArrayList<>();
    for (JsonNode warning : warnings) {
      if (warning.path("code").asText().equals("csr-deviation")) {
        fields.add(warning.path("field").asText());
      }
    }
    return fields;
  }

  private static X509Certificate certificate(JsonNode answer) {
    return Certificates.one(answer.path("certificate").path("certificate").asText());
  }

  private X509Certificate issued(CertificationRequestTextBuilder request) {
    return certificate(project.issue(profile, request.pem()).ok());
  }

  @Test
  void issuesACountryInUpperCase() {
    assertThat(
            issued(
                    aCertificationRequest()
                        .withEmptySubject()
                        .withAttribute(attribute("2.5.4.6", text(UTF8, "us"))))
                .getSubjectX500Principal())
        .hasToString("C=US");
  }

  @Test
  void givesEachOrganizationAPartOfItsOwn() {
    assertThat(
            issued(
                    aCertificationRequest()
                        .withEmptySubject()
                        .withSubjectPart(
                            set(
                                attribute("2.5.4.10", text(UTF8, "A")),
                                attribute("2.5.4.10", text(UTF8, "B")))))
                .getSubjectX500Principal())
        .hasToString("O=B, O=A");
  }

  /** As a widespread controller asks by default. */
  @Test
  void leavesOutAUsageThatTheKeyCannotHave() {
    JsonNode answer =
        project
            .issue(
                profile,
                aCertificationRequest()
                    .withDnsName("a.example")
                    .withExtension(KEY_USAGE, true, bitString(5, new byte[] {(byte) 0xa0}))
                    .pem())
            .ok();

    boolean[] usages = certificate(answer).getKeyUsage();
    assertThat(usages[0]).isTrue();
    assertThat(usages[2]).isFalse();
    assertThat(answer.path("warnings").findValuesAsText("code")).contains("key-usage-left-out");
    assertThat(answer.path("preview").path("elements"))
        .anySatisfy(
            element -> {
              assertThat(element.path("element").asText()).isEqualTo("keyUsage.key_encipherment");
              assertThat(element.path("verdict").asText()).isEqualTo("ignored");
              assertThat(element.path("rule").asText()).isEqualTo("key-usage-fits-the-key");
            });
  }

  @Test
  void tellsHowNamesAreIssued() {
    JsonNode answer =
        project.issue(profile, aCertificationRequest().withDnsName("WWW.a.example.").pem()).ok();

    assertThat(answer.path("warnings").findValuesAsText("message"))
        .contains("dns_name SAN 'WWW.a.example.' is issued as 'www.a.example'");
  }

  @Test
  void tellsTheSameInADryRunAndWhenAPolicyIsAskedAlone() {
    String csr = aCertificationRequest().withVersion(2).withDnsName("a.example").pem();

    JsonNode dryRun =
        project
            .admin()
            .post(
                TestProject.CERTIFICATES,
                Map.of(
                    "profileId",
                    profile,
                    "csr",
                    csr,
                    "attributes",
                    Map.of("ttl", "1d"),
                    "dryRun",
                    true))
            .ok();
    JsonNode evaluated =
        project
            .admin()
            .post(TestProject.POLICIES + "/" + policy + "/evaluate", Map.of("csr", csr))
            .ok();

    assertThat(deviations(dryRun.path("warnings"))).containsExactly("version");
    assertThat(deviations(evaluated.path("warnings"))).containsExactly("version");
  }

  @Test
  void readsAnIndentedBlock() {
    project.issue(profile, aCertificationRequest().withDnsName("a.example").pem().indent(4)).ok();
  }

  @Test
  void saysWhatAQuotedOneIsAndOneWithoutArmour() {
    String pem = aCertificationRequest().pem();

    assertThat(project.issue(profile, pem.replaceAll("(?m)^(?=.)", "> ")).expect(400).text())
        .contains("its lines are quoted, each with '>' before it");
    assertThat(project.issue(profile, pem.replaceAll("-----[^-]+-----", "")).expect(400).text())
        .contains("this is a CSR in base64 without its first and last line");
  }
}
