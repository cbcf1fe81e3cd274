package org.countersign.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code countersign.war}, unchanged, on a full Payara Server. */
@NeedsOpenSsl
@Tag("long")
class PayaraServerIT {

  @Test
  void deploysIssuesAndIsUndeployed() {
    ServerConfiguration configuration = ServerConfiguration.fresh();
    Path home = Path.of(System.getProperty("payara.server.home"));
    Path war = Path.of(System.getProperty("countersign.war"));
    try (PayaraDomain domain = PayaraDomain.start(home, configuration.environment())) {
      DeployedApplication application = new DeployedApplication(domain.base(), configuration);
      domain.deploy(war);
      ApiClient.anonymous(domain.base()).get("/health/ready").expect(200);
      application.issuesACertificate();

      domain.undeploy();
      assertThat(ApiClient.anonymous(domain.base()).get("/api/status").status()).isEqualTo(404);

      // What it left behind is in order: another deployment goes on with it.
      domain.deploy(war);
      application.issuesACertificate();
    }
  }
}
