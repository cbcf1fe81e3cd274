package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.Document;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.Shell;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation says to paste does what it says. */
@SharedServer
@NeedsOpenSsl
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedCommandsIT {

  private static final String GETTING_STARTED = "docs/getting-started.md";

  private final ServerUnderTest server;
  private final TestProject project;
  private final String profile;

  DocumentedCommandsIT(ServerUnderTest server, TestProject project) {
    this.server = server;
    this.project = project;
    this.profile = project.profile(project.root("EC_prime256v1"), project.policy(Rules.anyLeaf()));
  }

  /** How CSRs come out of the programs that people have. */
  private enum Maker {
    OPENSSL {
      @Override
      String csr(OpenSsl openSsl) {
        return openSsl.request("www.example.com");
      }
    },
    OPENSSL_WITH_TEXT {
      @Override
      String csr(OpenSsl openSsl) {
        openSsl.request("www.example.com");
        return openSsl.run("req", "-in", "www.example.com.csr", "-text");
      }
    },
    KEYTOOL {
      @Override
      String csr(OpenSsl openSsl) {
        String access = " -alias a -keystore k.p12 -storetype PKCS12 -storepass:env PASSWORD ";
        Shell.run(
                "sh",
                openSsl.file("."),
                Map.of("PASSWORD", "only for this test"),
                "keytool -genkeypair -keyalg EC -groupname secp256r1 -dname CN=www.example.com"
                    + access
                    + "&& keytool -certreq -ext san=dns:www.example.com -file keytool.csr"
                    + access)
            .ok();
        String csr = openSsl.text("keytool.csr");
        assertThat(csr).contains("BEGIN NEW CERTIFICATE REQUEST", "\r\n");
        return csr;
      }
    },
    /** The label before RFC 7468, and CR LF at the end of each line. */
    CERTREQ {
      @Override
      String csr(OpenSsl openSsl) {
        return openSsl
            .request("www.example.com")
            .replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST")
            .replace("\n", "\r\n");
      }
    };

    abstract String csr(OpenSsl openSsl);
  }

  static Stream<Arguments> linesAndMakers() {
    return Stream.of("README.md", GETTING_STARTED)
        .flatMap(page -> Document.at(page).linesThatBegin("csr=").stream())
        .flatMap(line -> Stream.of(Maker.values()).map(maker -> Arguments.of(maker, line)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("linesAndMakers")
  void putsEachProgramsCsrIntoJson(Maker maker, String line) {
    Path directory = TestDirectory.fresh("csr-line");
    OpenSsl openSsl = OpenSsl.in(directory);
    String file = line.substring(line.lastIndexOf(' ') + 1, line.lastIndexOf(')'));
    TestDirectory.write(directory.resolve(file), maker.csr(openSsl));

    String csr = Shell.run("sh", directory, Map.of(), line + "\nprintf '%s' \"$csr\"").ok();

    String body =
        "{\"profileId\":\"%s\",\"csr\":\"%s\",\"attributes\":{\"ttl\":\"90d\"}}"
            .formatted(profile, csr);
    JsonNode answer =
        project
            .admin()
            .send(
                "POST",
                TestProject.CERTIFICATES,
                "application/json",
                body.getBytes(StandardCharsets.UTF_8))
            .ok();
    assertThat(answer.path("certificate").path("certificate").asText())
        .startsWith("-----BEGIN CERTIFICATE-----");
  }

  /** Every command of the page but the start of the server, which is there. */
  @Test
  void leadsFromAnEmptyServerToACertificate() {
    Path directory = TestDirectory.fresh("getting-started");
    StringBuilder script = new StringBuilder("set -e\n");
    Document page = Document.at(GETTING_STARTED);
    for (String heading : page.headings()) {
      if (!heading.startsWith("1. ")) {
        script.append("echo '=== ").append(heading).append("'\n");
        page.blocksUnder(heading).forEach(script::append);
        script.append("echo\n");
      }
    }
    String commands = script.toString().replace("http://127.0.0.1:8080", server.base().toString());
    assertThat(commands).contains(server.base().toString());
    Map<String, String> credentials =
        Map.of(
            "COUNTERSIGN_BOOTSTRAP_CLIENT_ID", server.configuration().clientId(),
            "COUNTERSIGN_BOOTSTRAP_CLIENT_SECRET", server.configuration().clientSecret());

    String said = Shell.run("bash", directory, credentials, commands).ok();

    assertThat(said).contains("www.crt: OK");
    String refusal = said.substring(said.indexOf("=== 8. "), said.indexOf("=== 9. "));
    assertThat(refusal)
        .contains("\"statusCode\":400", "\"remedy\"")
        .contains("dns_name SAN matching denied pattern 'internal.example.com' found in request")
        .contains("dns_name SAN value 'www.example.net' does not match")
        .contains("Invalid extended key usages: code_signing");
    assertThat(message(refusal).split(", (?=[a-zI])")).hasSize(3);
  }

  private static String message(String refusal) {
    int start = refusal.indexOf("\"message\":\"") + "\"message\":\"".length();
    return refusal.substring(start, refusal.indexOf("\",\"", start));
  }

  @Test
  void makesTheCsrOfATemplateByTheCommandsOfItsPage() {
    Path directory = TestDirectory.fresh("template");
    List<String> commands =
        Document.at("docs/csr-recipes.md").blocksUnder("Before anything is asked for");
    assertThat(commands).hasSize(1);
    ApiClient admin = project.admin();
    String variables =
        "api='%s/api/v1' profile='%s' token='%s'\n".formatted(admin.base(), profile, admin.token());

    Shell.run("sh", directory, Map.of(), variables + commands.get(0)).ok();

    JsonNode issued =
        project.issue(profile, TestDirectory.read(directory.resolve("request.csr"))).ok();
    OpenSsl openSsl = OpenSsl.in(directory);
    TestDirectory.write(
        directory.resolve("leaf.pem"), issued.path("certificate").path("certificate").asText());
    assertThat(openSsl.run("x509", "-in", "leaf.pem", "-noout", "-ext", "subjectAltName"))
        .contains("DNS:shop.example.com");
  }
}
