package org.countersign.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code countersign.war}, unchanged, on GlassFish, which is Jakarta EE alone: to it belongs the
 * interface of MicroProfile Health, which the application implements.
 */
@NeedsOpenSsl
@Tag("long")
class GlassFishIT {

  @Test
  void deploysAndIssues() {
    ServerConfiguration configuration = ServerConfiguration.fresh();
    List<Path> libraries =
        List.of(
            Path.of(System.getProperty("glassfish.jar")),
            Path.of(System.getProperty("microprofile.health.jar")));
    Path war = Path.of(System.getProperty("countersign.war"));
    try (GlassFishServer server =
        GlassFishServer.start(libraries, war, configuration.environment())) {
      new DeployedApplication(server.base(), configuration).issuesACertificate();
      assertThat(ApiClient.anonymous(server.base()).get("/metrics").expect(200).text())
          .startsWith("# HELP countersign_build_info");
      assertThat(server.log()).contains("countersign was successfully deployed");
    }
  }
}
