package org.countersign.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.countersign.adapters.rest.Client.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockedKeyTest {

  private static final String PATH = "/api/v1/admin/blocked-keys";

  private final TestServer server = TestServer.running();
  private final Client administrator = Client.administrator(server);

  private static String hash() {
    return (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
  }

  @Test
  void blocksFindsAndUnblocks() {
    String hash = hash();
    Answer made =
        administrator.post(PATH, "{\"spkiSha256\":\"" + hash + "\",\"reason\":\"it leaked\"}");
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    JsonNode key = made.json().path("blockedKey");
    assertThat(key.path("spkiSha256").textValue()).isEqualTo(hash);
    assertThat(key.path("code").textValue()).isEqualTo("key-blocked");
    assertThat(key.path("reason").textValue()).isEqualTo("it leaked");
    assertThat(key.path("createdAt").textValue()).isEqualTo("2030-02-01T10:00:00Z");
    assertThat(key.path("blockedBy").textValue()).isNotEmpty();
    String path = PATH + "/" + key.path("id").textValue();
    assertThat(administrator.get(path).json().path("blockedKey")).isEqualTo(key);
    assertThat(administrator.get(path).json().path("certificates")).isEmpty();
    assertThat(administrator.get(path).json().path("totalCount").intValue()).isZero();
    assertThat(administrator.get(PATH + "?search=" + hash).json().path("blockedKeys").get(0))
        .isEqualTo(key);
    Answer again =
        administrator.post(PATH, "{\"spkiSha256\":\"" + hash + "\",\"reason\":\"again\"}");
    assertThat(again.status()).isEqualTo(409);
    assertThat(administrator.delete(path).json().path("blockedKey")).isEqualTo(key);
    assertThat(administrator.get(path).status()).isEqualTo(404);
  }

  @Test
  void blocksByTheHashOfTheModulus() {
    String hash = hash();
    JsonNode key =
        administrator
            .post(PATH, "{\"modulusSha256\":\"" + hash + "\",\"reason\":\"on a list\"}")
            .json()
            .path("blockedKey");
    assertThat(key.path("modulusSha256").textValue()).isEqualTo(hash);
    assertThat(key.has("spkiSha256")).isFalse();
    String list =
        "{\"modulusSha256s\":[\"%s\",\"%s\"],\"reason\":\"on a list\"}".formatted(hash, hash());
    JsonNode imported = administrator.post(PATH + "/import", list).json();
    assertThat(imported.path("added").intValue()).isOne();
    assertThat(imported.path("alreadyBlocked").intValue()).isOne();
  }

  @Test
  void takesAndFindsAHashAsProgramsPrintIt() {
    String hash = hash();
    String printed = hash.toUpperCase(java.util.Locale.ROOT).replaceAll("..(?!$)", "$0:");
    String body = "{\"spkiSha256\":\"SHA256 Fingerprint=" + printed + "\",\"reason\":\"r\"}";
    Answer made = administrator.post(PATH, body);
    assertThat(made.json().path("blockedKey").path("spkiSha256").textValue())
        .as(made.text())
        .isEqualTo(hash);
    assertThat(administrator.get(PATH + "?search=" + printed).json().path("totalCount").intValue())
        .isEqualTo(1);
    String list = "{\"spkiSha256s\":[\"" + printed + "\"],\"reason\":\"r\"}";
    assertThat(administrator.post(PATH + "/import", list).json().path("alreadyBlocked").intValue())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"publicKey", "certificate"})
  void blocksTheKeyInAPem(String field) {
    String hash = hash();
    server.publicKeys().knows("PEM of " + hash, hash);
    Answer made =
        administrator.post(
            PATH, "{\"" + field + "\":\"PEM of " + hash + "\",\"reason\":\"it leaked\"}");
    assertThat(made.json().path("blockedKey").path("spkiSha256").textValue()).isEqualTo(hash);
    Answer other = administrator.post(PATH, "{\"" + field + "\":\"other\",\"reason\":\"r\"}");
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.message()).isEqualTo("No PEM block is in the text");
  }

  @Test
  void importsAList() {
    String body =
        "{\"spkiSha256s\":[\"%s\",\"%s\"],\"code\":\"key-debian-weak\",\"reason\":\"i386\"}"
            .formatted(hash(), hash());
    Answer imported = administrator.post(PATH + "/import", body);
    assertThat(imported.json().path("added").intValue()).as(imported.text()).isEqualTo(2);
    assertThat(administrator.post(PATH + "/import", body).json().path("alreadyBlocked").intValue())
        .isEqualTo(2);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | {} | 2",
        "'' | {\"spkiSha256\":\"00\",\"publicKey\":\"x\",\"reason\":\"r\"} | 1",
        "'' | {\"spkiSha256\":\"00\",\"reason\":\"r\"} | 1",
        "'' | {\"spkiSha256\":7,\"reason\":\"r\"} | 1",
        "'' | {\"certificate\":\"x\",\"reason\":\"r\",\"code\":\"key-roca\"} | 1",
        "'' | {\"spkiSha256\":\"00\",\"modulusSha256\":\"00\",\"reason\":\"r\"} | 1",
        "'' | {\"modulusSha256\":\"00\",\"reason\":\"r\"} | 1",
        "/import | {\"spkiSha256s\":[],\"modulusSha256s\":[],\"reason\":\"r\"} | 1",
        "/import | {\"modulusSha256s\":[\"00\"],\"reason\":\"r\"} | 1",
        "/import | {} | 2",
        "/import | {\"spkiSha256s\":\"00\",\"reason\":\"r\"} | 1",
        "/import | {\"spkiSha256s\":[\"00\",\"01\"],\"reason\":\"r\"} | 2"
      })
  void namesWhatIsWrong(String path, String body, int errors) {
    Answer answer = administrator.post(PATH + path, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.json().path("message")).as(answer.text()).hasSize(errors);
  }

  @Test
  void isForAdministrators() {
    assertThat(Client.anonymous(server).get(PATH).status()).isEqualTo(401);
  }
}
