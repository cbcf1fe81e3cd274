package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client reads when its CSR, or the request around it, is not as it must be. */
@SharedServer
@NeedsOpenSsl
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CsrErrorsIT {

  private static final String BEGIN = "-----BEGIN CERTIFICATE REQUEST-----\n";
  private static final String END = "-----END CERTIFICATE REQUEST-----\n";

  private final TestProject project;
  private final String policy;
  private final String profile;
  private final OpenSsl openSsl = OpenSsl.in(TestDirectory.fresh("csr-errors"));
  private final String csr = openSsl.request("www.example.com");

  CsrErrorsIT(TestProject project) {
    this.project = project;
    policy = project.policy(Rules.anyLeaf());
    profile = project.profile(project.root("EC_prime256v1"), policy);
  }

  @Test
  void saysThatTheCsrIsEmpty() {
    Answer answer = project.issue(profile, "  \n ");
    assertThat(answer.status()).isIn(400, 422);
    assertThat(answer.text()).contains("CSR cannot be empty");
  }

  @Test
  void saysThatTheCsrIsTooLong() {
    Answer answer = project.issue(profile, "x".repeat(65_537));
    assertThat(answer.status()).isIn(400, 422);
    assertThat(answer.text()).contains("CSR cannot exceed 65536 characters");
  }

  @Test
  void saysHowPemBegins() {
    assertThat(message(project.issue(profile, "this is not a CSR")))
        .contains("CSR must start with -----BEGIN CERTIFICATE REQUEST-----");
  }

  @Test
  void saysThatACertificateIsNoCsr() {
    String certificate = csr.replace("CERTIFICATE REQUEST", "CERTIFICATE");
    assertThat(message(project.issue(profile, certificate)))
        .contains("CSR must start with -----BEGIN CERTIFICATE REQUEST-----");
  }

  @Test
  void saysThatPemWithoutItsEndIsNotValid() {
    assertThat(message(project.issue(profile, csr.substring(0, csr.length() / 2))))
        .startsWith("CSR is not valid PEM: ");
  }

  @Test
  void saysThatDerWithoutItsEndIsNoPkcs10() {
    byte[] der = der(csr);
    String truncated = pem(java.util.Arrays.copyOf(der, der.length - 20));
    assertThat(message(project.issue(profile, truncated)))
        .startsWith("CSR is not a valid PKCS#10 structure: ");
  }

  @Test
  void saysHowManyBytesFollowTheCsr() {
    byte[] der = der(csr);
    String longer = pem(java.util.Arrays.copyOf(der, der.length + 3));
    assertThat(message(project.issue(profile, longer))).isEqualTo("CSR has 3 bytes after its end");
  }

  @Test
  void saysThatTheSignatureIsNotOfThisKey() {
    byte[] der = der(csr);
    // A letter of the common name: the structure stays as it is, the signature does not fit it.
    int position = indexOf(der, "www.example.com");
    der[position] = 'v';
    assertThat(message(project.issue(profile, pem(der))))
        .isEqualTo(
            "CSR signature does not verify against its public key (proof of possession failed)");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "RSA 1024 | rsa:1024 | Unsupported RSA key size in CSR: 1024. Supported: 2048, 3072, 4096",
        "Ed25519 | ed25519 | Unsupported key algorithm in CSR: Ed25519. Supported: RSA, ECDSA"
      })
  void saysWhichKeysAreSupported(String name, String key, String message) {
    openSsl.run(
        "req",
        "-new",
        "-newkey",
        key,
        "-nodes",
        "-keyout",
        "other.key",
        "-out",
        "other.csr",
        "-subj",
        "/CN=www.example.com");
    assertThat(message(project.issue(profile, openSsl.text("other.csr")))).isEqualTo(message);
  }

  @Test
  void saysWhichCurvesAreSupported() {
    openSsl.run("ecparam", "-genkey", "-name", "secp256k1", "-out", "koblitz.key");
    openSsl.run(
        "req", "-new", "-key", "koblitz.key", "-out", "koblitz.csr", "-subj", "/CN=a.example");
    assertThat(message(project.issue(profile, openSsl.text("koblitz.csr"))))
        .isEqualTo("Unsupported ECDSA curve in CSR: secp256k1. Supported: P-256, P-384, P-521");
  }

  @Test
  void takesNoCsrUnderASelfSignedProfile() {
    Map<String, Object> selfSigned = new HashMap<>();
    selfSigned.put("issuerType", "self-signed");
    selfSigned.put("certificatePolicyId", policy);
    selfSigned.put("slug", "self-signed");
    String id = project.tryProfile(selfSigned).ok().path("certificateProfile").path("id").asText();
    project
        .issue(id, csr)
        .expectError(
            400, "BadRequest", "Self-signed certificates are not supported for CSR signing");
  }

  @Test
  void explainsLineBreaksThatAreNotEscaped() {
    String json = "{\"profileId\":\"" + profile + "\",\"csr\":\"" + csr + "\"}";
    project
        .admin()
        .send(
            "POST",
            TestProject.CERTIFICATES,
            "application/json",
            json.getBytes(StandardCharsets.UTF_8))
        .expectError(
            400,
            "BadRequest",
            "Invalid JSON in request body. If you are sending a Certificate Signing Request (CSR),"
                + " ensure newlines are escaped as \\n characters, not literal line breaks.");
  }

  @Test
  void takesTextAroundTheCsrAndLinesThatEndWithCrLf() {
    String text = openSsl.run("req", "-in", "www.example.com.csr", "-text");
    project.issue(profile, text.replace("\n", "\r\n")).ok();
  }

  @Test
  void saysThatTheProfileIsUnknown() {
    project
        .issue("01890000-0000-7000-8000-000000000000", csr)
        .expectError(404, "NotFound", "Certificate profile not found");
  }

  @Test
  void wantsALifetime() {
    TestProject.issue(project.admin(), profile, csr, Map.of())
        .expectError(
            400,
            "BadRequest",
            "Certificate issuance requires a valid TTL: send attributes.ttl, such as 90d, or"
                + " attributes.notAfter");
  }

  @Test
  void takesALifetimeOrDatesButNotBoth() {
    Answer answer = issueFor(Map.of("ttl", "1d", "notAfter", "2099-01-01T00:00:00Z"));
    assertThat(answer.status()).isIn(400, 422);
    assertThat(answer.text()).contains("Cannot specify both TTL and notBefore/notAfter.");
  }

  @Test
  void doesNotOutliveItsIssuer() {
    String longPolicy = longPolicy();
    String patient = project.profile(project.root("EC_prime256v1"), longPolicy);
    TestProject.issue(project.admin(), patient, csr, Map.of("attributes", Map.of("ttl", "20y")))
        .expectError(400, "BadRequest", "notAfter date is after CA certificate's notAfter date");
  }

  private String longPolicy() {
    Map<String, Object> rules = Rules.anyLeaf();
    rules.put("validity", Map.of("max", "50y"));
    return project.policy(rules);
  }

  private Answer issueFor(Map<String, Object> attributes) {
    return TestProject.issue(project.admin(), profile, csr, Map.of("attributes", attributes));
  }

  private static String message(Answer answer) {
    return answer.expectError(400, "BadRequest").path("message").asText();
  }

  private static byte[] der(String pem) {
    return Base64.getMimeDecoder().decode(pem.replace(BEGIN, "").replace(END, ""));
  }

  private static String pem(byte[] der) {
    return BEGIN + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n" + END;
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }
}
