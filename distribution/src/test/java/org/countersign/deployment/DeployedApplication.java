package org.countersign.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;

/**
 * Countersign on a server that is not ours.
 *
 * @param configuration with which that server was started
 */
record DeployedApplication(URI base, ServerConfiguration configuration) {

  /** From the login to a certificate that OpenSSL verifies. */
  void issuesACertificate() {
    OpenSsl openSsl = OpenSsl.in(TestDirectory.fresh("deployed"));
    ApiClient admin =
        ApiClient.anonymous(base).loggedIn(configuration.clientId(), configuration.clientSecret());
    TestProject project = TestProject.create(admin);
    String profile =
        project.profile(project.root("EC_prime256v1"), project.policy(Rules.anyLeaf()));

    JsonNode issued =
        project.issue(profile, openSsl.request("server.example.com")).ok().path("certificate");

    TestDirectory.write(openSsl.file("leaf.pem"), issued.path("certificate").asText());
    TestDirectory.write(openSsl.file("root.pem"), issued.path("issuingCaCertificate").asText());
    assertThat(openSsl.run("verify", "-x509_strict", "-CAfile", "root.pem", "leaf.pem"))
        .contains("OK");
    assertThat(openSsl.run("x509", "-in", "leaf.pem", "-noout", "-ext", "subjectAltName"))
        .contains("DNS:server.example.com");
  }
}
