package org.countersign.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.policy.RequestBuilder.aRequest;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class UsablePurposesTest {

  private static List<Warning> warnings(KeyUsage usage, ExtendedKeyUsage purpose) {
    return UsablePurposes.of(
        aRequest().withKeyUsages(usage).withExtendedKeyUsages(purpose).judged());
  }

  /** RFC 5280, 4.2.1.12. */
  static Stream<Arguments> table() {
    return Stream.of(
        Arguments.of(
            "server_auth",
            Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT, KeyUsage.KEY_AGREEMENT)),
        Arguments.of("client_auth", Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_AGREEMENT)),
        Arguments.of("code_signing", Set.of(KeyUsage.DIGITAL_SIGNATURE)),
        Arguments.of(
            "email_protection",
            Set.of(
                KeyUsage.DIGITAL_SIGNATURE,
                KeyUsage.NON_REPUDIATION,
                KeyUsage.KEY_ENCIPHERMENT,
                KeyUsage.KEY_AGREEMENT)),
        Arguments.of("time_stamping", Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.NON_REPUDIATION)),
        Arguments.of("ocsp_signing", Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.NON_REPUDIATION)),
        Arguments.of("1.2.3.4", EnumSet.allOf(KeyUsage.class)));
  }

  @ParameterizedTest
  @MethodSource("table")
  void areThoseOneOfWhoseUsagesIsAskedFor(String purpose, Set<KeyUsage> usable) {
    ExtendedKeyUsage asked = ExtendedKeyUsage.ofWireName(purpose).orElseThrow();
    for (KeyUsage usage : KeyUsage.values()) {
      assertThat(warnings(usage, asked).isEmpty())
          .as("%s", usage)
          .isEqualTo(usable.contains(usage));
    }
  }

  @Test
  void oneOfSeveralUsagesIsEnough() {
    assertThat(
            UsablePurposes.of(
                aRequest()
                    .withKeyUsages(KeyUsage.CRL_SIGN, KeyUsage.DIGITAL_SIGNATURE)
                    .withExtendedKeyUsages(ExtendedKeyUsage.SERVER_AUTH)
                    .judged()))
        .isEmpty();
  }

  @Test
  void theOthersAreNamedWithWhatTheyNeed() {
    assertThat(
            UsablePurposes.of(
                aRequest()
                    .withKeyUsages(KeyUsage.KEY_ENCIPHERMENT)
                    .withExtendedKeyUsages(
                        ExtendedKeyUsage.SERVER_AUTH, ExtendedKeyUsage.CLIENT_AUTH)
                    .judged()))
        .containsExactly(
            new Warning(
                "key-usage-unusable-for-purpose",
                "extendedKeyUsage.client_auth",
                "No program can use the certificate for client_auth: of the key usages it needs"
                    + " digital_signature or key_agreement (RFC 5280, 4.2.1.12)"));
  }

  @Test
  void allAreWhereEitherSaysNothingAndInACasCertificate() {
    assertThat(UsablePurposes.of(aRequest().withoutKeyUsages().judged())).isEmpty();
    assertThat(
            UsablePurposes.of(
                aRequest().withKeyUsages(KeyUsage.CRL_SIGN).withoutExtendedKeyUsages().judged()))
        .isEmpty();
    assertThat(
            UsablePurposes.of(
                aRequest().forAuthority().withKeyUsages(KeyUsage.KEY_CERT_SIGN).judged()))
        .isEmpty();
  }
}
