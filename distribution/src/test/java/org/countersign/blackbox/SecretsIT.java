package org.countersign.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.countersign.blackbox.harness.ApiClient;
import org.countersign.blackbox.harness.NeedsOpenSsl;
import org.countersign.blackbox.harness.OpenSsl;
import org.countersign.blackbox.harness.RandomText;
import org.countersign.blackbox.harness.Rules;
import org.countersign.blackbox.harness.ServerConfiguration;
import org.countersign.blackbox.harness.ServerInstallation;
import org.countersign.blackbox.harness.ServerUnderTest;
import org.countersign.blackbox.harness.TestDirectory;
import org.countersign.blackbox.harness.TestIdentity;
import org.countersign.blackbox.harness.TestProject;
import org.junit.jupiter.api.Test;

/** No secret is written where it does not belong: not into the log, not into the data directory. */
@NeedsOpenSsl
class SecretsIT {

  /** How PKCS #8 begins for P-256 and for RSA, from the version on (RFC 5208, 5). */
  private static final List<String> PKCS8_BEGINNINGS =
      List.of(
          "020100301306072a8648ce3d020106082a8648ce3d030107",
          "020100301006072a8648ce3d020106052b81040022",
          "020100300d06092a864886f70d0101010500");

  @Test
  void noneIsInTheLogAtTheFinestLevelNorInTheDataDirectory() throws IOException {
    ServerConfiguration configuration = ServerConfiguration.fresh();
    Map<String, String> secrets = new LinkedHashMap<>();
    secrets.put("the bootstrap client's secret", configuration.clientSecret());
    String known = RandomText.name("in-plain-sight");
    ServerUnderTest server =
        ServerUnderTest.start(configuration, ServerInstallation.loggingEverything());
    try {
      secrets.putAll(doEverything(server, known));
    } finally {
      server.close();
    }
    secrets.putAll(masterKey(configuration.dataDirectory()));

    String log = server.log();
    assertThat(log)
        .as("the log is at its finest level")
        .contains(" FINE")
        .hasSizeGreaterThan(50_000);
    noSecretIn("the log", log.getBytes(StandardCharsets.UTF_8), secrets);
    boolean searched = false;
    for (Path file : dataFiles(configuration.dataDirectory())) {
      byte[] content = Files.readAllBytes(file);
      searched |= contains(content, known);
      noSecretIn(file.toString(), content, secrets);
    }
    assertThat(searched).as("a project's name is found where the secrets are looked for").isTrue();
  }

  /** Uses whatever handles a secret; these secrets. */
  private static Map<String, String> doEverything(ServerUnderTest server, String projectName) {
    ApiClient admin = server.admin();
    TestIdentity identity = TestIdentity.member(admin);
    ApiClient client = identity.client();
    String wrong = RandomText.secret();
    server.anonymous().logIn(identity.clientId(), wrong).expect(401);
    admin.post(TestProject.PROJECTS, Map.of("projectName", projectName)).ok();
    TestProject project = TestProject.create(admin);
    identity.in(project, "operator");
    String root = project.root("EC_prime256v1");
    String profile =
        project.profile(project.intermediate("RSA_2048", root), project.policy(Rules.anyLeaf()));
    String csr = OpenSsl.in(TestDirectory.fresh("secrets")).request("www.example.com");
    TestProject.issue(client, profile, csr).ok();
    TestProject.issue(client, profile, "not a csr").expect(400);
    Map<String, String> keys = sendKeys(client, project, profile, csr);
    String renewed =
        client
            .post("/api/v1/auth/token/renew", Map.of("accessToken", client.token()))
            .ok()
            .path("accessToken")
            .asText();
    client.withToken(renewed).get(TestProject.PROJECTS).ok();
    client.post("/api/v1/auth/token/revoke", Map.of("accessToken", renewed)).expect(200);
    String broken = RandomText.secret();
    admin.send(
        "POST",
        "/api/v1/auth/universal-auth/login",
        "application/json",
        ("{\"clientSecret\":\"" + broken + "\",").getBytes(StandardCharsets.UTF_8));
    Map<String, String> secrets = new LinkedHashMap<>(keys);
    secrets.put("a client secret", identity.clientSecret());
    secrets.put("a client secret that is none", wrong);
    secrets.put("a client secret in broken JSON", broken);
    secrets.put("the admin's token", signature(admin.token()));
    secrets.put("a token", signature(client.token()));
    secrets.put("a renewed token", signature(renewed));
    return secrets;
  }

  /** Private keys where a CSR should be, and a line of each. */
  private static Map<String, String> sendKeys(
      ApiClient client, TestProject project, String profile, String csr) {
    OpenSsl openSsl = OpenSsl.in(TestDirectory.fresh("exposed"));
    Map<String, String> lines = new LinkedHashMap<>();
    Map<String, UnaryOperator<String>> ways = new LinkedHashMap<>();
    ways.put("alone", key -> key);
    ways.put("before a CSR", key -> key + csr);
    ways.put("behind a CSR", key -> csr + key);
    ways.put("without armour", key -> key.replaceAll("-----[^-]+-----\\n", ""));
    ways.put("escaped twice", key -> key.replace("\n", "\\n"));
    ways.put("in a mail", key -> key.replaceAll("(?m)^", "> "));
    for (Map.Entry<String, UnaryOperator<String>> way : ways.entrySet()) {
      String key = newKey(openSsl);
      String line = key.lines().toList().get(5);
      String answer =
          TestProject.issue(client, profile, way.getValue().apply(key)).expect(400).text();
      assertThat(answer)
          .as(way.getKey())
          .contains("is to be treated as exposed")
          .contains("csr-with-private-key")
          .doesNotContain(line);
      lines.put("a key sent " + way.getKey(), line);
    }
    String inMetadata = newKey(openSsl);
    client
        .post(
            TestProject.CERTIFICATES,
            Map.of(
                "profileId",
                profile,
                "csr",
                csr,
                "metadata",
                List.of(Map.of("key", "key", "value", inMetadata.substring(0, 1000)))))
        .expect(422);
    lines.put("a key sent as metadata", inMetadata.lines().toList().get(5));
    String toNobody = newKey(openSsl);
    TestProject.issue(
            TestIdentity.member(project.admin()).in(project, "auditor").client(), profile, toNobody)
        .expect(403);
    lines.put("a key sent by one who may not issue", toNobody.lines().toList().get(5));
    return lines;
  }

  private static String newKey(OpenSsl openSsl) {
    openSsl.run("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", "key");
    return openSsl.text("key");
  }

  /** Without its signature a token is good for nothing. */
  private static String signature(String token) {
    return token.substring(token.lastIndexOf('.') + 1);
  }

  /** The master key in the ways in which somebody might write it. */
  private static Map<String, String> masterKey(Path dataDirectory) throws IOException {
    try (Stream<Path> files = Files.list(dataDirectory)) {
      Path file =
          files
              .filter(each -> each.getFileName().toString().contains("key"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no master key in " + dataDirectory));
      assertThat(Files.getPosixFilePermissions(file).toString()).doesNotContain("GROUP", "OTHERS");
      String text = Files.readString(file).strip();
      byte[] key =
          text.matches("[0-9a-fA-F]{64}")
              ? HexFormat.of().parseHex(text)
              : Base64.getDecoder().decode(text);
      assertThat(key).hasSize(32);
      Map<String, String> forms = new LinkedHashMap<>();
      forms.put("the master key as text", text);
      forms.put("the master key in hex", HexFormat.of().formatHex(key));
      forms.put("the master key in base64", Base64.getEncoder().encodeToString(key));
      return forms;
    }
  }

  private static List<Path> dataFiles(Path dataDirectory) throws IOException {
    try (Stream<Path> tree = Files.walk(dataDirectory)) {
      return tree.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().contains("key"))
          .toList();
    }
  }

  private static void noSecretIn(String where, byte[] content, Map<String, String> secrets) {
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      assertThat(contains(content, secret.getValue()))
          .as("%s is in %s", secret.getKey(), where)
          .isFalse();
    }
    assertThat(contains(content, "PRIVATE KEY-----")).as("PEM key in %s", where).isFalse();
    for (String beginning : PKCS8_BEGINNINGS) {
      byte[] der = HexFormat.of().parseHex(beginning);
      for (String form : formsOf(der)) {
        assertThat(contains(content, form)).as("PKCS #8 in %s", where).isFalse();
      }
    }
  }

  /** Bytes as they are, in hex, and in base64 wherever in the three they begin. */
  private static List<String> formsOf(byte[] bytes) {
    List<String> forms = new ArrayList<>();
    forms.add(new String(bytes, StandardCharsets.ISO_8859_1));
    forms.add(HexFormat.of().formatHex(bytes));
    forms.add(HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT));
    for (int offset = 0; offset < 3; offset++) {
      byte[] shifted = new byte[bytes.length + offset];
      System.arraycopy(bytes, 0, shifted, offset, bytes.length);
      String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      // Only the characters that these bytes alone decide.
      int from = (offset * 8 + 5) / 6;
      int to = shifted.length * 8 / 6;
      forms.add(base64.substring(from, to));
    }
    return forms;
  }

  private static boolean contains(byte[] content, String text) {
    return new String(content, StandardCharsets.ISO_8859_1).contains(text);
  }
}
