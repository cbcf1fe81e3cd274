package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.countersign.blackbox.harness.RandomText;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.ServerUnderTest.Ended;
import org.countersign.blackbox.harness.SharedServer;
import org.countersign.blackbox.harness.TestDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong setting ends the start with one sentence that names it. */
@SharedServer
class SettingsIT {

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "COUNTERSIGN_HTTP_PORT, eighty",
    "COUNTERSIGN_HTTP_PORT, 0",
    "COUNTERSIGN_HTTP_PORT, 65536",
    "COUNTERSIGN_HTTP_HOST, no.such.host.invalid",
    "COUNTERSIGN_DATA_DIR, /proc/countersign",
    "COUNTERSIGN_DATABASE_URL, jdbc:oracle:thin:@db",
    "COUNTERSIGN_DATABASE_URL, jdbc:postgresql://127.0.0.1:1/none",
    "COUNTERSIGN_DATABASE_USER, somebody",
    "COUNTERSIGN_HEAP, much",
    "COUNTERSIGN_PUBLIC_URL, ftp://example.com",
    "COUNTERSIGN_PUBLIC_URL, not a url",
    "COUNTERSIGN_MASTER_KEY_FILE, /proc/countersign-master-key",
    "COUNTERSIGN_BOOTSTRAP_ADMIN_EMAIL, admin@example.com"
  })
  void isNamedInOneSentence(String variable, String value) {
    Ended ended = ServerUnderTest.startInVain(ServerConfiguration.fresh().with(variable, value));
    isOneSentence(ended);
    assertThat(ended.output()).containsAnyOf(variable, value);
  }

  @Test
  void aClientIdWantsItsSecret() {
    Ended ended =
        ServerUnderTest.startInVain(
            ServerConfiguration.fresh().with("COUNTERSIGN_BOOTSTRAP_CLIENT_SECRET", ""));
    isOneSentence(ended);
    assertThat(ended.output()).contains("COUNTERSIGN_BOOTSTRAP_CLIENT_SECRET");
  }

  @Test
  void aSecretAndItsFileAreOneTooMany() {
    Path file = TestDirectory.write(TestDirectory.fresh("secret").resolve("s"), "x".repeat(32));
    refused(
        ServerConfiguration.fresh()
            .with("COUNTERSIGN_BOOTSTRAP_CLIENT_SECRET_FILE", file.toString()),
        "COUNTERSIGN_BOOTSTRAP_CLIENT_SECRET_FILE");
  }

  @Test
  void aDatabasePasswordIsNotRepeated() {
    String password = RandomText.secret();
    Ended ended =
        ServerUnderTest.startInVain(
            ServerConfiguration.fresh()
                .with("COUNTERSIGN_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none")
                .with("COUNTERSIGN_DATABASE_USER", "somebody")
                .with("COUNTERSIGN_DATABASE_PASSWORD", password));
    isOneSentence(ended);
    assertThat(ended.output()).doesNotContain(password);
  }

  @Test
  void aMasterKeyThatOthersCanReadIsRefused() throws IOException {
    Path file = TestDirectory.fresh("key").resolve("master.key");
    TestDirectory.write(file, RandomText.secret());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Ended ended =
        ServerUnderTest.startInVain(
            ServerConfiguration.fresh().with("COUNTERSIGN_MASTER_KEY_FILE", file.toString()));
    isOneSentence(ended);
    assertThat(ended.output()).contains(file.toString());
  }

  @Test
  void aPortInUseIsNamed(ServerUnderTest running) {
    refused(
        ServerConfiguration.fresh()
            .with("COUNTERSIGN_HTTP_PORT", Integer.toString(running.base().getPort())),
        Integer.toString(running.base().getPort()));
  }

  @Test
  void aSecondServerOnTheSameDirectoryIsRefused(ServerUnderTest running) {
    ServerConfiguration same = running.configuration();
    refused(
        new ServerConfiguration(
            same.dataDirectory(), same.clientId(), same.clientSecret(), Map.of()),
        same.dataDirectory().toString());
    running.admin();
  }

  private static void refused(ServerConfiguration configuration, String named) {
    Ended ended = ServerUnderTest.startInVain(configuration);
    isOneSentence(ended);
    assertThat(ended.output()).contains(named);
  }

  private static void isOneSentence(Ended ended) {
    assertThat(ended.exitCode()).as(ended.output()).isEqualTo(2);
    assertThat(ended.output().strip().lines()).as(ended.output()).hasSize(1);
    assertThat(ended.output().strip()).endsWith(".").doesNotContain("\tat ");
  }
}
