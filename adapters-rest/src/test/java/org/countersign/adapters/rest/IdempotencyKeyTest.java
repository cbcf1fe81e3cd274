package org.countersign.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.rest.Client.Answer;
import org.countersign.application.issuance.IssueCertificate.Issuance;
import org.countersign.application.issuance.IssueExactlyOnce.Key;
import org.countersign.application.issuance.IssueExactlyOnce.Outcome;
import org.countersign.application.port.persistence.CertificateAuthorityBuilder;
import org.countersign.application.port.persistence.IssuanceRecordBuilder;
import org.countersign.application.port.persistence.IssuedCertificateBuilder;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdempotencyKeyTest {

  private static final String CERTIFICATES = "/api/v1/cert-manager/certificates";
  private static final String BODY =
      "{\"profileId\":\"" + UUID.randomUUID() + "\",\"csr\":\"CSR\", \"x\": \"\u00fc\"}";

  private final TestServer server = TestServer.running();
  private final Client client = Client.administrator(server);

  private static Issuance issuance() {
    IssuanceRecord request = IssuanceRecordBuilder.aCertificateRequest().build();
    IssuedCertificate certificate =
        IssuedCertificateBuilder.anIssuedCertificate().answering(request).build();
    return new Issuance(
        request.issued(Optional.empty(), TestServer.NOW),
        certificate,
        List.of(CertificateAuthorityBuilder.anAuthority().build().certificate().orElseThrow()),
        List.of(),
        List.of());
  }

  private Answer post(String... keys) {
    return client.postWithKeys(List.of(keys), CERTIFICATES, BODY);
  }

  @Test
  void asksOnceWithTheKeyAndTheHashOfTheOctets() throws NoSuchAlgorithmException {
    server.issuance().answersToKeys(new Outcome(issuance(), false));
    Answer answer = post("Order-4711");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.header("Idempotency-Replayed")).isEmpty();
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(BODY.getBytes(StandardCharsets.UTF_8));
    assertThat(server.issuance().askedKey())
        .isEqualTo(new Key("Order-4711", HexFormat.of().formatHex(hash)));
  }

  @Test
  void saysWhenTheAnswerWasGivenBefore() {
    Issuance first = issuance();
    server.issuance().answersToKeys(new Outcome(first, false));
    Answer answer = post("k");
    server.issuance().answersToKeys(new Outcome(first, true));
    Answer again = post("k");
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.octets()).isEqualTo(answer.octets());
  }

  @Test
  void takesTheLongestKey() {
    server.issuance().answersToKeys(new Outcome(issuance(), false));
    assertThat(post("~".repeat(255)).status()).isEqualTo(200);
  }

  @Test
  void refusesAKeyThatIsTooLong() {
    assertRefused(
        post("k".repeat(256)),
        "Idempotency-Key must have 1 to 255 characters of visible ASCII (! to ~, no spaces); it has"
            + " 256 characters");
  }

  @ParameterizedTest
  @CsvSource({"a b,3", "'',0"})
  void refusesAKeyThatIsNotVisibleAscii(String key, int length) {
    assertRefused(
        post(key),
        "Idempotency-Key must have 1 to 255 characters of visible ASCII (! to ~, no spaces); it has "
            + length
            + " characters");
  }

  @Test
  void refusesTwoKeys() {
    assertRefused(post("a", "b"), "Idempotency-Key is sent 2 times; send it once");
  }

  private void assertRefused(Answer answer, String message) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.json().path("message").path(0).path("message").textValue())
        .isEqualTo(message);
    assertThat(answer.json().path("message").path(0).path("path"))
        .hasToString("[\"Idempotency-Key\"]");
  }
}
