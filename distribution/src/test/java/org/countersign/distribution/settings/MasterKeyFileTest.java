package org.countersign.distribution.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MasterKeyFileTest {

  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir private Path directory;

  private final SecureRandom random = new SecureRandom();

  @Test
  void acceptsAKeyThatOnlyItsOwnerReads() throws IOException {
    Path file = write(KEY + "\n", "rw-------");

    assertThatCode(() -> check(file)).doesNotThrowAnyException();
  }

  @Test
  void acceptsThatOurOwnIsNotThereYet() {
    Settings settings = settings(Map.of());

    assertThatCode(
            () ->
                MasterKeyFile.of(settings, DataDirectory.prepare(settings.dataDirectory()))
                    .refuseWhereUnusable())
        .doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("unusable")
  void refuses(String content, String permissions, String said) throws IOException {
    Path file = write(content, permissions);

    assertThatThrownBy(() -> check(file))
        .isInstanceOf(SettingRefused.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(said);
  }

  static Stream<Arguments> unusable() {
    return Stream.of(
        arguments(KEY, "rw-r-----", "is open to others (rw-r-----)"),
        arguments(KEY, "rw----r--", "is open to others (rw----r--)"),
        arguments(KEY, "rw--w----", "is open to others (rw--w----)"),
        arguments(KEY, "rw-----w-", "is open to others (rw-----w-)"),
        arguments(KEY, "rw-rw-rw-", "is open to others (rw-rw-rw-)"),
        arguments("", "rw-------", "holds 0 bytes"),
        arguments("\n", "rw-------", "holds 0 bytes"),
        arguments("AAAA", "rw-------", "holds 3 bytes"),
        arguments(" " + KEY, "rw-------", "is not base64"),
        arguments(KEY.substring(2) + "\nAA", "rw-------", "is not base64"),
        arguments(KEY + "\n" + KEY + "\n", "rw-------", "is longer than 32 bytes in base64"),
        arguments(Base64.getEncoder().encodeToString(new byte[31]), "rw-------", "holds 31 bytes"),
        arguments(Base64.getEncoder().encodeToString(new byte[33]), "rw-------", "holds 33 bytes"),
        arguments("no base64!", "rw-------", "is not base64"));
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(() -> check(directory.resolve("none")))
        .isInstanceOf(SettingRefused.class)
        .hasMessage(
            "The master key file "
                + directory.resolve("none")
                + " (COUNTERSIGN_MASTER_KEY_FILE) does not exist.");
  }

  @Test
  void readsTheKeyThatItCreated() {
    MasterKeyFile file = own("master.key");
    assertThat(file.isToBeMade()).isTrue();

    file.create(random);

    assertThat(file.isToBeMade()).isFalse();
    assertThat(file.read()).hasSize(32).isNotEqualTo(new byte[32]).isEqualTo(file.read());
  }

  @Test
  void readsWhatOpensslRandBase64Writes() throws IOException {
    byte[] key = new byte[32];
    random.nextBytes(key);
    write(Base64.getEncoder().encodeToString(key) + "\n", "rw-------");

    assertThat(own("key").read()).isEqualTo(key);
  }

  @Test
  void createsAFileForItsOwnerAloneAndLeavesNoOther() throws IOException {
    MasterKeyFile file = own("master.key");

    file.create(random);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file.path());
    }
  }

  @Test
  void leavesAFileThatIsThereAlone() throws IOException {
    Path file = Files.writeString(directory.resolve("master.key"), "mine");

    assertThatThrownBy(() -> own("master.key").create(random))
        .isInstanceOf(SettingRefused.class)
        .hasMessageContaining(file.toString())
        .hasMessageEndingWith("exists already and was left alone.");
    assertThat(file).hasContent("mine");
  }

  @Test
  void hasOneWinnerWhenManyCreateAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Integer> attempt = () -> creates(own("master.key")) ? 1 : 0;
      int winners = 0;
      for (var answer : threads.invokeAll(List.of(attempt, attempt, attempt, attempt, attempt))) {
        winners += answer.get();
      }
      assertThat(winners).isEqualTo(1);
    } finally {
      threads.shutdown();
    }
  }

  private boolean creates(MasterKeyFile file) {
    try {
      file.create(random);
      return true;
    } catch (SettingRefused e) {
      return false;
    }
  }

  @Test
  void saysWhenItsDirectoryIsNotThere() {
    MasterKeyFile file = own("none/master.key");

    assertThatThrownBy(file::read)
        .isInstanceOf(SettingRefused.class)
        .hasMessageEndingWith("does not exist.");
    assertThatThrownBy(() -> file.create(random))
        .isInstanceOf(SettingRefused.class)
        .hasMessageContaining(file.path() + " (COUNTERSIGN_MASTER_KEY_FILE) cannot be written");
  }

  /** A file that no setting names. */
  private MasterKeyFile own(String name) {
    return new MasterKeyFile(directory.resolve(name), false);
  }

  private void check(Path file) {
    Settings settings = settings(Map.of("COUNTERSIGN_MASTER_KEY_FILE", file.toString()));
    MasterKeyFile.of(settings, DataDirectory.prepare(settings.dataDirectory()))
        .refuseWhereUnusable();
  }

  private Settings settings(Map<String, String> environment) {
    Properties properties = new Properties();
    properties.setProperty("countersign.data.dir", directory.resolve("data").toString());
    return SettingsReader.read(SettingSource.of(environment, properties));
  }

  private Path write(String content, String permissions) throws IOException {
    Path file = Files.writeString(directory.resolve("key"), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file;
  }
}
