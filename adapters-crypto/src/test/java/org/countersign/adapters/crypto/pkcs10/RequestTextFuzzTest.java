package org.countersign.adapters.crypto.pkcs10;

import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.aCertificationRequest;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text where a PEM block should be. */
final class RequestTextFuzzTest {

  static Stream<byte[]> seeds() {
    String pem = aCertificationRequest().withDnsName("a.example").pem();
    return Stream.of(
            pem, pem.replace("\n", "\r\n"), "text before\n" + pem + "text after", pem + pem)
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @DictionaryEntries({
    "-----BEGIN CERTIFICATE REQUEST-----",
    "-----END CERTIFICATE REQUEST-----",
    "-----BEGIN CERTIFICATE-----"
  })
  @FuzzTest(maxDuration = "4s")
  void answersAnyText(byte[] octets) {
    ReadingInvariants.check(new String(octets, StandardCharsets.UTF_8));
  }
}
