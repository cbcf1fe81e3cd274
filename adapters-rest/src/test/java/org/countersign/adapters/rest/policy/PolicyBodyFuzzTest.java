package org.countersign.adapters.rest.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.Json;
import org.countersign.adapters.rest.json.MalformedBody;
import org.countersign.application.refusal.RefusalKind;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.decision.PolicyDecision;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.document.PolicyDocument;
import org.countersign.domain.request.ClaimedContent;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.validation.FieldError;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectAttributeType;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any octets for the body of a policy: it is refused with its errors, or its rules judge. What they
 * judge asks, in each kind of name, for a text of the same body.
 */
final class PolicyBodyFuzzTest {

  private static final int MAX_ERRORS_SHOWN = 1000;

  static Stream<byte[]> seeds() {
    return Stream.of(
            "{}",
            "{\"name\":\"*.a.example\",\"subject\":[{\"type\":\"common_name\",\"allowed\":"
                + "[\"*.a.example\"],\"denied\":[\"x*\"]}],\"sans\":[{\"type\":\"dns_name\","
                + "\"allowed\":[\"*\"]},{\"type\":\"ip_address\",\"allowed\":[\"10.0.0.0/8\","
                + "\"fd00::/8\",\"192.168.1.*\"]},{\"type\":\"email\",\"required\":[\"*@b.example\"]},"
                + "{\"type\":\"uri\",\"denied\":[\"https://*\"]}]}",
            "{\"name\":\"fd00::1\",\"keyUsages\":{\"allowed\":[\"digital_signature\"],\"denied\":[]},"
                + "\"extendedKeyUsages\":{\"required\":[\"server_auth\",\"1.2.3.4\"]},"
                + "\"algorithms\":{\"signature\":[\"RSA-SHA256\"],\"keyAlgorithm\":[\"RSA_2048\"]},"
                + "\"validity\":{\"max\":\"12m\"},"
                + "\"basicConstraints\":{\"isCA\":\"allowed\",\"maxPathLength\":-1}}")
        .map(body -> body.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @DictionaryEntries({
    "common_name",
    "country",
    "dns_name",
    "ip_address",
    "email",
    "uri",
    "required",
    "denied",
    "::ffff:0:0/96",
    "xn--",
    "%41",
    "@",
    "https://[::1]:80/"
  })
  @FuzzTest(maxDuration = "4s")
  void refusesItOrJudgesByIt(byte[] body) {
    try {
      Fields fields = Fields.of(Json.read(body));
      String asked = fields.text("name", 255).orElse("a.example");
      PolicyDocument document = new PolicyFields(fields).document();
      fields.check();
      List<FieldError> errors = PolicyRules.check(document);
      if (errors.isEmpty()) {
        judge(PolicyRules.of(document), asked);
      }
      assertThat(errors.stream().limit(MAX_ERRORS_SHOWN).map(FieldError::message))
          .allSatisfy(message -> assertThat(message).isNotBlank());
    } catch (MalformedBody e) {
      assertThat(e.getMessage()).contains("JSON in request body");
    } catch (Refused e) {
      assertThat(e.kind()).isEqualTo(RefusalKind.INVALID_FIELDS);
    }
  }

  private static void judge(PolicyRules rules, String asked) {
    PolicyDecision decision = rules.evaluate(request(asked));
    if (decision instanceof PolicyDecision.Refusal refusal) {
      assertThat(refusal.violations()).isNotEmpty();
      assertThat(refusal.violations().stream().map(Violation::message))
          .allSatisfy(message -> assertThat(message).isNotBlank());
    }
    assertThat(rules.fingerprint()).hasSize(64);
  }

  private static JudgedRequest request(String asked) {
    DistinguishedName subject =
        asked.isEmpty()
            ? DistinguishedName.EMPTY
            : DistinguishedName.EMPTY.with(SubjectAttributeType.COMMON_NAME, asked);
    ClaimedContent content =
        new ClaimedContent(
            subject,
            Stream.of(GeneralNameKind.values())
                .map(kind -> new RequestedName(kind, asked))
                .toList(),
            Optional.of(Set.of(KeyUsage.DIGITAL_SIGNATURE)),
            Optional.of(List.of(ExtendedKeyUsage.SERVER_AUTH)),
            Optional.of(new BasicConstraints(true, OptionalInt.empty())),
            Optional.of(SignatureAlgorithm.RSA_SHA256));
    return JudgedRequest.asClaimed(
        content,
        Optional.of(KeyAlgorithm.RSA_2048),
        Optional.of(-1),
        Optional.of(Duration.ofDays(30)));
  }
}
