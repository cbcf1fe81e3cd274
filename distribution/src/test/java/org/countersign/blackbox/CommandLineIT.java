package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.ServerUnderTest.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code countersign.jar} can be told to do instead of serving, and how much memory it takes.
 */
class CommandLineIT {

  private final ServerConfiguration configuration = ServerConfiguration.fresh();

  @Test
  void tellsWhatItCanDo() {
    Ended ended = ServerUnderTest.run(configuration, "--help");

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output()).startsWith("Usage:").contains("--check", "--prepare", "--version");
  }

  @Test
  void tellsItsVersion() {
    Ended ended = ServerUnderTest.run(configuration, "--version");

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output()).matches("Countersign \\d+\\.\\d+\\.\\d+.*\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--nonsense", "--check --help"})
  void refusesWhatItDoesNotKnow(String arguments) {
    Ended ended = ServerUnderTest.run(configuration, arguments.split(" "));

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.output()).startsWith("countersign: '" + arguments + "' is not understood");
    assertThat(ended.output().lines()).hasSize(1);
  }

  @Test
  void checkingMakesNeitherDatabaseNorKey() {
    Ended ended = ServerUnderTest.run(configuration, "--check");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("master.key, to be made");
    assertThat(configuration.dataDirectory().resolve("master.key")).doesNotExist();
    assertThat(configuration.dataDirectory().resolve("database")).doesNotExist();
  }

  @Test
  void preparesWhatTheBuildHasPreparedAlready() {
    Ended ended = ServerUnderTest.run(configuration, "--prepare");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).startsWith("The class archive for this Java is ");
  }

  @Test
  void servesInTheHeapThatTheJvmWasGiven() {
    try (ServerUnderTest server =
        ServerUnderTest.start(
            configuration.with("COUNTERSIGN_HEAP", "300m"), List.of("-Xmx200m", "-Xss600k"))) {
      server.admin();
      assertThat(server.arguments()).contains("-Xmx200m", "-Xss600k").doesNotContain("-Xmx300m");
    }
  }
}
