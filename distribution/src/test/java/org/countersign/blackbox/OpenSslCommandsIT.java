package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.countersign.blackbox.harness.Certificates;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The ways in which people make a CSR with {@code openssl}, each issued by two kinds of CA. */
@SharedServer
@NeedsOpenSsl
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenSslCommandsIT {

  private static final String SUBJECT_ALTERNATIVE_NAMES =
      """
      [req]
      distinguished_name = subject
      req_extensions = extensions
      prompt = no
      [subject]
      CN = api.example.com
      [extensions]
      subjectAltName = @names
      [names]
      DNS.1 = api.example.com
      DNS.2 = www.example.com
      IP.1 = 192.0.2.10
      """;

  private final TestProject project;
  private final String underP256Intermediate;
  private final String underRsa4096Root;

  OpenSslCommandsIT(TestProject project) {
    this.project = project;
    String policy = project.policy(Rules.anyLeaf());
    String root = project.root("EC_prime256v1");
    underP256Intermediate = project.profile(project.intermediate("EC_prime256v1", root), policy);
    underRsa4096Root = project.profile(project.root("RSA_4096"), policy);
  }

  /**
   * A way to make {@code request.csr} and {@code private.key}.
   *
   * @param names the subject alternative names, as OpenSSL prints them
   */
  record Command(String title, String subject, List<String> names, Consumer<OpenSsl> make) {

    @Override
    public String toString() {
      return title;
    }
  }

  static Stream<Arguments> commandsAndIssuers() {
    return commands()
        .flatMap(
            command ->
                Stream.of(true, false)
                    .map(
                        intermediate ->
                            Arguments.of(
                                command, intermediate ? "P-256 intermediate" : "RSA-4096 root")));
  }

  private static Stream<Command> commands() {
    return Stream.of(
        new Command(
            "RSA 2048 with O and C",
            "CN=example.com,O=My Organization,C=US",
            List.of(),
            openSsl ->
                openSsl.run(
                    "req",
                    "-new",
                    "-newkey",
                    "rsa:2048",
                    "-nodes",
                    "-keyout",
                    "private.key",
                    "-out",
                    "request.csr",
                    "-subj",
                    "/CN=example.com/O=My Organization/C=US")),
        new Command(
            "a key that is there already",
            "CN=example.com",
            List.of(),
            openSsl -> {
              openSsl.run("genrsa", "-out", "private.key", "2048");
              openSsl.run(
                  "req",
                  "-new",
                  "-key",
                  "private.key",
                  "-out",
                  "request.csr",
                  "-subj",
                  "/CN=example.com");
            }),
        new Command(
            "two DNS names and an IP address by configuration",
            "CN=api.example.com",
            List.of("DNS:api.example.com", "DNS:www.example.com", "IP Address:192.0.2.10"),
            openSsl -> {
              TestDirectory.write(openSsl.file("san.cnf"), SUBJECT_ALTERNATIVE_NAMES);
              openSsl.run(
                  "req",
                  "-new",
                  "-newkey",
                  "rsa:2048",
                  "-nodes",
                  "-keyout",
                  "private.key",
                  "-out",
                  "request.csr",
                  "-config",
                  "san.cnf");
            }),
        new Command(
            "P-256",
            "CN=example.com",
            List.of(),
            openSsl -> {
              openSsl.run("ecparam", "-genkey", "-name", "prime256v1", "-out", "private.key");
              openSsl.run(
                  "req",
                  "-new",
                  "-key",
                  "private.key",
                  "-out",
                  "request.csr",
                  "-subj",
                  "/CN=example.com");
            }),
        new Command(
            "full subject with two DNS names",
            "C=US,ST=California,L=San Francisco,O=My Company,OU=IT Department,CN=example.com",
            List.of("DNS:example.com", "DNS:www.example.com"),
            openSsl ->
                openSsl.run(
                    "req",
                    "-new",
                    "-newkey",
                    "rsa:2048",
                    "-nodes",
                    "-keyout",
                    "private.key",
                    "-out",
                    "request.csr",
                    "-subj",
                    "/C=US/ST=California/L=San Francisco/O=My Company/OU=IT Department"
                        + "/CN=example.com",
                    "-addext",
                    "subjectAltName=DNS:example.com,DNS:www.example.com")));
  }

  @ParameterizedTest(name = "{0} under {1}")
  @MethodSource("commandsAndIssuers")
  void becomesACertificateThatOpenSslAccepts(Command command, String issuer) {
    Path directory = TestDirectory.fresh("command");
    OpenSsl openSsl = OpenSsl.in(directory);
    command.make().accept(openSsl);
    String profile = issuer.startsWith("P-256") ? underP256Intermediate : underRsa4096Root;

    JsonNode certificate =
        project.issue(profile, openSsl.text("request.csr")).ok().path("certificate");

    write(openSsl, certificate);
    verifies(openSsl);
    hasTheKeyOfTheRequest(openSsl);
    hasTheSubjectAndNames(openSsl, command);
    hasTheSerialNumber(openSsl, certificate.path("serialNumber").asText());
    assertThat(certificate.has("privateKey")).isFalse();
  }

  private static void write(OpenSsl openSsl, JsonNode certificate) {
    List<String> chain = blocks(certificate.path("certificateChain").asText());
    TestDirectory.write(openSsl.file("leaf.pem"), certificate.path("certificate").asText());
    TestDirectory.write(openSsl.file("chain.pem"), String.join("", chain));
    TestDirectory.write(openSsl.file("root.pem"), chain.get(chain.size() - 1));
    assertThat(Certificates.one(certificate.path("issuingCaCertificate").asText()))
        .isEqualTo(Certificates.one(chain.get(0)));
  }

  /** As clients in the field split a chain. */
  private static List<String> blocks(String pem) {
    String end = "-----END CERTIFICATE-----\n";
    return Stream.of(pem.split("(?<=" + end + ")")).filter(block -> !block.isBlank()).toList();
  }

  private static void verifies(OpenSsl openSsl) {
    openSsl.run(
        "verify", "-x509_strict", "-CAfile", "root.pem", "-untrusted", "chain.pem", "leaf.pem");
  }

  private static void hasTheKeyOfTheRequest(OpenSsl openSsl) {
    assertThat(openSsl.run("x509", "-in", "leaf.pem", "-noout", "-pubkey"))
        .isEqualTo(openSsl.run("req", "-in", "request.csr", "-noout", "-pubkey"))
        .isEqualTo(openSsl.run("pkey", "-in", "private.key", "-pubout"));
  }

  private static void hasTheSubjectAndNames(OpenSsl openSsl, Command command) {
    assertThat(
            openSsl
                .run("x509", "-in", "leaf.pem", "-noout", "-subject", "-nameopt", "sep_comma_plus")
                .strip())
        .isEqualTo("subject=" + command.subject());
    String extension = openSsl.run("x509", "-in", "leaf.pem", "-noout", "-ext", "subjectAltName");
    if (command.names().isEmpty()) {
      assertThat(extension).doesNotContain("Subject Alternative Name");
    } else {
      assertThat(extension.lines().skip(1).findFirst().orElse("").strip())
          .isEqualTo(String.join(", ", command.names()));
    }
  }

  private static void hasTheSerialNumber(OpenSsl openSsl, String serialNumber) {
    X509Certificate leaf = Certificates.one(openSsl.text("leaf.pem"));
    assertThat(serialNumber).matches("[0-9a-f]+").isEqualTo(leaf.getSerialNumber().toString(16));
    assertThat(openSsl.run("x509", "-in", "leaf.pem", "-noout", "-serial").strip())
        .isEqualToIgnoringCase(
            "serial=" + (serialNumber.length() % 2 == 0 ? "" : "0") + serialNumber);
  }
}
