package org.countersign.distribution.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

  @Test
  void listensOnLoopbackAndKeepsDataBesideItWhenNothingIsSet() {
    Settings settings = read(Map.of());

    assertThat(settings.http()).isEqualTo(new HttpEndpoint("127.0.0.1", 8080));
    assertThat(settings.dataDirectory()).isEqualTo(Path.of("countersign-data").toAbsolutePath());
    assertThat(settings.database())
        .isEqualTo(new Database.Embedded(settings.dataDirectory().resolve("database")));
    assertThat(settings.publicUrl()).isEmpty();
    assertThat(settings.bootstrapClient()).isEmpty();
  }

  @Test
  void takesAPropertyRatherThanTheVariableOfTheSameSetting() {
    Properties properties = new Properties();
    properties.setProperty("countersign.http.port", "9001");

    Settings settings =
        SettingsReader.read(SettingSource.of(Map.of("COUNTERSIGN_HTTP_PORT", "9000"), properties));

    assertThat(settings.http().port()).isEqualTo(9001);
  }

  @Test
  void readsTheHeapInMebibytes() {
    assertThat(read(Map.of()).heapMib()).isEmpty();
    assertThat(read(Map.of("COUNTERSIGN_HEAP", "512m")).heapMib()).hasValue(512);
    assertThat(read(Map.of("COUNTERSIGN_HEAP", "2g")).heapMib()).hasValue(2048);
  }

  @Test
  void treatsAnEmptyVariableAsNotSet() {
    assertThat(read(Map.of("COUNTERSIGN_HTTP_PORT", " ")).http().port()).isEqualTo(8080);
  }

  @Test
  void readsASecretFromItsFileWithoutTheLineFeed(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), "not-so-secret-in-a-test\n");

    Settings settings =
        read(
            Map.of(
                "COUNTERSIGN_BOOTSTRAP_CLIENT_ID",
                "first",
                "COUNTERSIGN_BOOTSTRAP_CLIENT_SECRET_FILE",
                file.toString()));

    assertThat(settings.bootstrapClient())
        .contains(new BootstrapClient("first", new Secret("not-so-secret-in-a-test")));
    assertThat(settings.toString()).doesNotContain("not-so-secret-in-a-test");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("postgresUrls")
  void takesCredentialsOutOfThePostgresUrl(String url, String jdbcUrl, String user) {
    Settings settings =
        read(Map.of("COUNTERSIGN_DATABASE_URL", url, "COUNTERSIGN_DATABASE_PASSWORD", "p"));

    assertThat(settings.database())
        .isEqualTo(new Database.PostgreSql(jdbcUrl, user, new Secret("p")));
  }

  static Stream<Arguments> postgresUrls() {
    return Stream.of(
        arguments("postgresql://u@db/name", "jdbc:postgresql://db/name", "u"),
        arguments("postgres://u:x@db:5433/name", "jdbc:postgresql://db:5433/name", "u"),
        arguments(
            "jdbc:postgresql://u@db/name?sslmode=require",
            "jdbc:postgresql://db/name?sslmode=require",
            "u"));
  }

  @Test
  void cutsTheSlashOffThePublicUrl() {
    assertThat(read(Map.of("COUNTERSIGN_PUBLIC_URL", "https://pki.example/")).publicUrl())
        .isEqualTo(Optional.of(URI.create("https://pki.example")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void refusesInOneSentence(Map<String, String> environment, String sentence) {
    assertThatThrownBy(() -> read(environment))
        .isInstanceOf(SettingRefused.class)
        .hasMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 256})
  void refusesABootstrapSecretOfAnotherLengthThanIsDocumented(int length, @TempDir Path directory)
      throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), "x".repeat(length) + "\n");
    String rest =
        " gives a secret that is too "
            + (length < 16 ? "short" : "long")
            + "; 16 to 255 characters are needed.";

    assertThatThrownBy(
            () ->
                read(
                    Map.of(
                        "COUNTERSIGN_BOOTSTRAP_CLIENT_ID",
                        "first",
                        "COUNTERSIGN_BOOTSTRAP_CLIENT_SECRET",
                        "x".repeat(length))))
        .isInstanceOf(SettingRefused.class)
        .hasMessage("COUNTERSIGN_BOOTSTRAP_CLIENT_SECRET" + rest);
    assertThatThrownBy(
            () ->
                read(
                    Map.of(
                        "COUNTERSIGN_BOOTSTRAP_CLIENT_ID",
                        "first",
                        "COUNTERSIGN_BOOTSTRAP_CLIENT_SECRET_FILE",
                        file.toString())))
        .isInstanceOf(SettingRefused.class)
        .hasMessage("COUNTERSIGN_BOOTSTRAP_CLIENT_SECRET_FILE" + rest);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 255})
  void takesABootstrapSecretOfADocumentedLength(int length) {
    assertThat(
            read(Map.of(
                    "COUNTERSIGN_BOOTSTRAP_CLIENT_ID",
                    "first",
                    "COUNTERSIGN_BOOTSTRAP_CLIENT_SECRET",
                    "\u00e9".repeat(length)))
                .bootstrapClient())
        .isPresent();
  }

  @Test
  void tellsWhatWasGivenWithoutTheSecrets() {
    Map<String, String> told =
        SettingSource.of(
                Map.of(
                    "COUNTERSIGN_HTTP_PORT", "9000",
                    "COUNTERSIGN_DATABASE_URL", "postgresql://u:hunter2@db/x?password=hunter2",
                    "COUNTERSIGN_DATABASE_PASSWORD", "hunter2",
                    "COUNTERSIGN_BOOTSTRAP_CLIENT_SECRET_FILE", "/run/secrets/client",
                    "COUNTERSIGN_SOMETHING", "hunter2"),
                new Properties())
            .told();

    assertThat(told)
        .isEqualTo(
            Map.of(
                "COUNTERSIGN_HTTP_PORT", "9000",
                "COUNTERSIGN_DATABASE_URL", "postgresql://db/x",
                "COUNTERSIGN_DATABASE_PASSWORD", "(secret)",
                "COUNTERSIGN_BOOTSTRAP_CLIENT_SECRET_FILE", "/run/secrets/client"));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        arguments(
            Map.of("COUNTERSIGN_HTTP_PORT", "eighty"),
            "COUNTERSIGN_HTTP_PORT is 'eighty'; a number from 1 to 65535 is needed."),
        arguments(
            Map.of("COUNTERSIGN_HTTP_PORT", "0"),
            "COUNTERSIGN_HTTP_PORT is '0'; a number from 1 to 65535 is needed."),
        arguments(
            Map.of("COUNTERSIGN_HTTP_PORT", "65536"),
            "COUNTERSIGN_HTTP_PORT is '65536'; a number from 1 to 65535 is needed."),
        arguments(
            Map.of("COUNTERSIGN_HEAP", "512"),
            "COUNTERSIGN_HEAP is '512'; a size such as 512m or 2g is needed, and at least 96m."),
        arguments(
            Map.of("COUNTERSIGN_HEAP", "64m"),
            "COUNTERSIGN_HEAP is '64m'; a size such as 512m or 2g is needed, and at least 96m."),
        arguments(
            Map.of("COUNTERSIGN_DATABASE_URL", "jdbc:mysql://root:hunter2@db/x"),
            "COUNTERSIGN_DATABASE_URL has the unknown scheme 'mysql';"
                + " jdbc:postgresql://host:port/name is supported, and nothing for the embedded"
                + " database."),
        arguments(
            Map.of("COUNTERSIGN_DATABASE_URL", "jdbc:postgresql://u@db"),
            "COUNTERSIGN_DATABASE_URL is not of the form jdbc:postgresql://host:port/name."),
        arguments(
            Map.of("COUNTERSIGN_DATABASE_URL", "jdbc:postgresql://db/name"),
            "COUNTERSIGN_DATABASE_USER is not set, and COUNTERSIGN_DATABASE_URL names no user."),
        arguments(
            Map.of("COUNTERSIGN_DATABASE_USER", "u"),
            "COUNTERSIGN_DATABASE_USER is set without COUNTERSIGN_DATABASE_URL."),
        arguments(
            Map.of("COUNTERSIGN_PUBLIC_URL", "ldap://pki.example"),
            "COUNTERSIGN_PUBLIC_URL is 'ldap://pki.example'; a URL such as"
                + " http://pki.example.com is needed, without query or fragment."),
        arguments(
            Map.of(
                "COUNTERSIGN_BOOTSTRAP_CLIENT_ID",
                "the first",
                "COUNTERSIGN_BOOTSTRAP_CLIENT_SECRET",
                "not-so-secret-in-a-test"),
            "COUNTERSIGN_BOOTSTRAP_CLIENT_ID must be 1 to 255 visible ASCII characters."),
        arguments(
            Map.of(
                "COUNTERSIGN_BOOTSTRAP_ADMIN_EMAIL",
                "a@b.example",
                "COUNTERSIGN_BOOTSTRAP_ADMIN_PASSWORD",
                "hunter2hunt"),
            "COUNTERSIGN_BOOTSTRAP_ADMIN_PASSWORD gives a secret that is too short; 12 to 255"
                + " characters are needed."),
        arguments(
            Map.of("COUNTERSIGN_BOOTSTRAP_CLIENT_ID", "first"),
            "COUNTERSIGN_BOOTSTRAP_CLIENT_ID is set without COUNTERSIGN_BOOTSTRAP_CLIENT_SECRET;"
                + " set both or neither."),
        arguments(
            Map.of("COUNTERSIGN_BOOTSTRAP_ADMIN_PASSWORD", "hunter2hunter2"),
            "COUNTERSIGN_BOOTSTRAP_ADMIN_PASSWORD is set without"
                + " COUNTERSIGN_BOOTSTRAP_ADMIN_EMAIL; set both or neither."));
  }

  @Test
  void suggestsTheSettingThatAMistypedNameWasMeantToBe() {
    SettingSource source =
        SettingSource.of(
            Map.of("COUNTERSIGN_HTTP_PROT", "1", "COUNTERSIGN_SOMETHING_ELSE", "1"),
            new Properties());

    assertThat(source.warnings())
        .containsExactly(
            "COUNTERSIGN_HTTP_PROT is not a setting and is ignored; did you mean"
                + " COUNTERSIGN_HTTP_PORT?",
            "COUNTERSIGN_SOMETHING_ELSE is not a setting and is ignored.");
  }

  private static Settings read(Map<String, String> environment) {
    return SettingsReader.read(SettingSource.of(environment, new Properties()));
  }
}
