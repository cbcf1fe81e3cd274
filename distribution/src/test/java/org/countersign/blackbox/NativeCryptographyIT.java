package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.countersign.blackbox.harness.ServerInstallation;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On a machine for which there is no native code. */
@NeedsOpenSsl
@Tag("long")
class NativeCryptographyIT {

  @Test
  void saysInOneLineThatItDoesNotLoadAndIssuesWithoutIt() {
    try (ServerUnderTest server =
        ServerUnderTest.start(
            ServerConfiguration.fresh(), ServerInstallation.withForeignNativeLibraries())) {
      assertThat(server.log().lines().filter(line -> line.contains("native")))
          .as(server.log())
          .singleElement()
          .asString()
          .contains("The native cryptography does not load on");

      TestProject project = TestProject.create(server.admin());
      OpenSsl openSsl = OpenSsl.in(TestDirectory.fresh("native"));
      String policy = project.policy(Rules.anyLeaf());
      for (String keyAlgorithm : new String[] {"EC_prime256v1", "RSA_2048"}) {
        String profile = project.profile(project.root(keyAlgorithm), policy);
        project.issue(profile, openSsl.request("server.example.com")).ok();
      }
    }
  }
}
