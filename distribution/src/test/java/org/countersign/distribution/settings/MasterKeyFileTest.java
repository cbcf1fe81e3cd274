package org.countersign.distribution.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MasterKeyFileTest {

  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir private Path directory;

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
                MasterKeyFile.refuseWhereUnusable(
                    settings, DataDirectory.prepare(settings.dataDirectory())))
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

  private void check(Path file) {
    Settings settings = settings(Map.of("COUNTERSIGN_MASTER_KEY_FILE", file.toString()));
    MasterKeyFile.refuseWhereUnusable(settings, DataDirectory.prepare(settings.dataDirectory()));
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
