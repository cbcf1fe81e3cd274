package org.countersign.distribution.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import java.nio.file.Path;
import org.countersign.distribution.settings.HttpEndpoint;
import org.countersign.distribution.settings.StartProgress;

/** Payara Micro with the web application, in this process. */
final class EmbeddedServer {

  private EmbeddedServer() {}

  /**
   * Boots it; returns when the application answers.
   *
   * @throws ServerProcess.NotStarted when it does not come up; the log says more
   */
  static void start(RuntimeImage image, InstanceDirectory instance, HttpEndpoint http) {
    configure(image, http);
    StartProgress.begin();
    try {
      PayaraMicro.getInstance()
          .setRootDir(instance.path().toFile())
          .setNoCluster(true)
          .setNoHazelcast(true)
          .setPrintLogo(false)
          .addDeploymentFile(image.application().toFile())
          .bootStrap();
      // The server counts an application as deployed that failed to start.
      if (!StartProgress.isServing()) {
        throw new ServerProcess.NotStarted("The application did not start; the log says why.");
      }
      StartProgress.complete();
    } catch (BootstrapException e) {
      throw new ServerProcess.NotStarted(
          "The server did not start: " + e.getMessage() + "; the log says more.");
    }
  }

  /** What the application server reads as system properties; domain.xml names the first two. */
  private static void configure(RuntimeImage image, HttpEndpoint http) {
    System.setProperty("org.countersign.http.host", http.host());
    System.setProperty("org.countersign.http.port", Integer.toString(http.port()));
    Path bootJar = image.bootJar();
    System.setProperty("fish.payara.micro.BootJar", bootJar.toUri().toString());
    System.setProperty("fish.payara.micro.UnpackDir", image.path().toString());
    // Until the application's own checks are there, the answer must not be "ready".
    System.setProperty("mp.health.default.readiness.empty.response", "DOWN");
    System.setProperty("mp.health.default.startup.empty.response", "DOWN");
  }
}
