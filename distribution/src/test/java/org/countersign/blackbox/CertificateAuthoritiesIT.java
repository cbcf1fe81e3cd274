package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.countersign.blackbox.harness.Answer;
import org.countersign.blackbox.harness.Certificates;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Internal certification authorities. */
@SharedServer
@NeedsOpenSsl
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateAuthoritiesIT {

  private static final String CA_ISSUERS = "CA Issuers - URI:";

  private final TestProject project;
  private final String policy;
  private final OpenSsl openSsl = OpenSsl.in(TestDirectory.fresh("authorities"));
  private final String csr = openSsl.request("www.example.com");

  CertificateAuthoritiesIT(TestProject project) {
    this.project = project;
    policy = project.policy(Rules.anyLeaf());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "RSA_2048, 2048, SHA256withRSA",
    "RSA_3072, 3072, SHA256withRSA",
    "RSA_4096, 4096, SHA256withRSA",
    "EC_prime256v1, 256, SHA256withECDSA",
    "EC_secp384r1, 384, SHA384withECDSA",
    "EC_secp521r1, 521, SHA512withECDSA"
  })
  void issuesWithEachKindOfKey(String algorithm, int keySizeBits, String signatureAlgorithm) {
    String root = project.root(algorithm);
    X509Certificate certificate = certificateOf(root);
    assertThat(keySizeBits(certificate.getPublicKey())).isEqualTo(keySizeBits);
    assertThat(certificate.getSigAlgName()).isEqualTo(signatureAlgorithm);

    JsonNode issued = project.issue(project.profile(root, policy), csr).ok().path("certificate");
    TestDirectory.write(openSsl.file("root.pem"), issued.path("certificateChain").asText());
    TestDirectory.write(openSsl.file("leaf.pem"), issued.path("certificate").asText());
    openSsl.run("verify", "-x509_strict", "-CAfile", "root.pem", "leaf.pem");
  }

  private static int keySizeBits(PublicKey key) {
    return key instanceof RSAPublicKey rsa
        ? rsa.getModulus().bitLength()
        : ((ECPublicKey) key).getParams().getOrder().bitLength();
  }

  @Test
  void aRootLivesTenYearsWhenNothingIsSaid() {
    X509Certificate root = certificateOf(project.root("EC_prime256v1"));
    Instant tenYears =
        root.getNotBefore().toInstant().atZone(java.time.ZoneOffset.UTC).plusYears(10).toInstant();
    assertThat(Duration.between(root.getNotAfter().toInstant(), tenYears).abs())
        .isLessThan(Duration.ofDays(4));
    assertThat(root.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
    assertThat(root.getKeyUsage()[5]).as("keyCertSign").isTrue();
    assertThat(root.getCriticalExtensionOIDs()).contains("2.5.29.19", "2.5.29.15");
  }

  @Test
  void anIntermediateIsSignedByItsParentAtOnce() throws Exception {
    String root = project.root("EC_secp384r1");
    String intermediate = project.intermediate("EC_prime256v1", root);
    X509Certificate certificate = certificateOf(intermediate);
    certificate.verify(certificateOf(root).getPublicKey());
    assertThat(certificate.getBasicConstraints()).isZero();
    assertThat(read(intermediate).path("status").asText()).isEqualTo("active");
  }

  @Test
  void anIntermediateWithoutAParentWaitsForItsCertificate() {
    Map<String, Object> configuration = TestProject.rootConfiguration("EC_prime256v1");
    configuration.put("type", "intermediate");
    String id = project.tryAuthority(configuration).ok().path("id").asText();
    assertThat(read(id).path("status").asText()).isEqualTo("pending-certificate");
    assertThat(
            project
                .issue(project.profile(id, policy), csr)
                .expectError(400, "BadRequest")
                .path("message")
                .asText())
        .isIn("CA is not active", "CA does not have a certificate installed");
  }

  @Test
  void noCaBelowAPathLengthOfZero() {
    String intermediate = project.intermediate("EC_prime256v1", project.root("EC_prime256v1"));
    refused(below(intermediate, 0), "path length");
  }

  @Test
  void noLongerPathThanTheParentAllows() {
    Map<String, Object> configuration = TestProject.rootConfiguration("EC_prime256v1");
    configuration.put("maxPathLength", 1);
    String root = project.tryAuthority(configuration).ok().path("id").asText();
    refused(below(root, 1), "Path length (1) must be less than issuing CA's path length (1)");
    project.tryAuthority(below(root, 0)).ok();
  }

  @Test
  void noLongerLifeThanTheParentHas() {
    Map<String, Object> configuration = below(project.root("EC_prime256v1"), 0);
    configuration.put("notAfter", Instant.now().plus(4_000, ChronoUnit.DAYS).toString());
    refused(configuration, "notAfter date is after CA certificate's notAfter date");
  }

  @Test
  void noLifeThatBeginsBeforeTheParents() {
    Map<String, Object> configuration = below(project.root("EC_prime256v1"), 0);
    configuration.put("notBefore", Instant.now().minus(30, ChronoUnit.DAYS).toString());
    refused(configuration, "notBefore date is before CA certificate's notBefore date");
  }

  private void refused(Map<String, Object> configuration, String message) {
    assertThat(
            project
                .tryAuthority(configuration)
                .expectError(400, "BadRequest")
                .path("message")
                .asText())
        .containsIgnoringCase(message);
  }

  private static Map<String, Object> below(String parent, int maxPathLength) {
    Map<String, Object> configuration = TestProject.rootConfiguration("EC_prime256v1");
    configuration.put("type", "intermediate");
    configuration.put("parentCaId", parent);
    configuration.put("maxPathLength", maxPathLength);
    return configuration;
  }

  @Test
  void aDisabledCaDoesNotIssue() {
    String root = project.root("EC_prime256v1");
    String profile = project.profile(root, policy);
    String path = TestProject.AUTHORITIES + "/" + root;
    project.admin().patch(path, Map.of("status", "disabled")).ok();
    project.issue(profile, csr).expectError(400, "BadRequest", "CA is not active");
    project.admin().patch(path, Map.of("status", "active")).ok();
    project.issue(profile, csr).ok();
  }

  @Test
  void anybodyCanFetchTheIssuerWhereALeafPointsTo(ServerUnderTest server) {
    String root = project.root("EC_prime256v1");
    JsonNode issued = project.issue(project.profile(root, policy), csr).ok().path("certificate");
    TestDirectory.write(openSsl.file("aia.pem"), issued.path("certificate").asText());
    String pointer =
        openSsl
            .run("x509", "-in", "aia.pem", "-noout", "-ext", "authorityInfoAccess")
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith(CA_ISSUERS))
            .map(line -> line.substring(CA_ISSUERS.length()))
            .findFirst()
            .orElseThrow();
    assertThat(pointer).startsWith("http://pki.example.test/");

    Answer der = server.anonymous().get(pointer.replace("http://pki.example.test", "")).expect(200);

    assertThat(der.headers().firstValue("Content-Type")).hasValue("application/pkix-cert");
    assertThat(Certificates.ofDer(der.body())).isEqualTo(certificateOf(root));
  }

  @Test
  void isListedWithoutItsKey() {
    TestProject own = TestProject.create(project.admin());
    String root = own.root("EC_prime256v1");
    Answer list = project.admin().get(TestProject.AUTHORITIES + "?projectId=" + own.id());
    assertThat(list.ok().findValuesAsText("id")).contains(root);
    assertThat(list.text()).doesNotContainIgnoringCase("privateKey");
  }

  @Test
  void keepsACaThatAProfileUses() {
    String root = project.root("EC_prime256v1");
    project.profile(root, policy);
    project.admin().delete(TestProject.AUTHORITIES + "/" + root).expectError(409, "Conflict");
  }

  @Test
  void keepsASubjectInAnyScript() {
    Map<String, Object> configuration = TestProject.rootConfiguration("EC_prime256v1");
    configuration.put("commonName", "Çağrı İmza, \"Kök\" + 1");
    configuration.put("organization", "नेपाल");
    String id = project.tryAuthority(configuration).ok().path("id").asText();
    assertThat(certificateOf(id).getSubjectX500Principal().getName())
        .contains("O=नेपाल")
        .contains("Çağrı İmza");
  }

  private JsonNode read(String id) {
    JsonNode answer = project.admin().get(TestProject.AUTHORITIES + "/" + id).ok();
    return answer.has("ca") ? answer.path("ca") : answer;
  }

  private X509Certificate certificateOf(String id) {
    JsonNode answer = project.admin().get(TestProject.AUTHORITIES + "/" + id + "/certificate").ok();
    List<X509Certificate> certificates = Certificates.all(answer.path("certificate").asText());
    assertThat(certificates).hasSize(1);
    return certificates.get(0);
  }
}
