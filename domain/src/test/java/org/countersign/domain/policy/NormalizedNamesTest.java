package org.countersign.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.GeneralNameKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormalizedNamesTest {

  private static RequestedName dns(String value) {
    return new RequestedName(GeneralNameKind.DNS_NAME, value);
  }

  @ParameterizedTest
  @CsvSource({
    "DNS_NAME, WWW.a.example, www.a.example",
    "DNS_NAME, a.example., a.example",
    "DNS_NAME, *.A.example., *.a.example",
    "DNS_NAME, \u00e4.example, xn--4ca.example",
    "EMAIL, Me@A.example, Me@a.example",
    "URI, HTTPS://A.example/B, https://a.example/B",
    "IP_ADDRESS, 2001:DB8::0, 2001:db8::"
  })
  void tellsOfOtherSpellings(GeneralNameKind kind, String asked, String issued) {
    assertThat(NormalizedNames.of(List.of(new RequestedName(kind, asked))))
        .containsExactly(
            new Warning(
                "normalized",
                "subjectAltName[0]",
                kind.wireName() + " SAN '" + asked + "' is issued as '" + issued + "'"));
  }

  @ParameterizedTest
  @CsvSource({
    "DNS_NAME, www.a.example",
    "DNS_NAME, *.a.example",
    "DNS_NAME, _not.a.name_",
    "DNS_NAME, 'NOT A NAME'",
    "EMAIL, Me@a.example",
    "URI, https://a.example/B",
    "IP_ADDRESS, 2001:db8::",
    "DIRECTORY_NAME, CN=A"
  })
  void isSilentOfNamesThatStayAsTheyAre(GeneralNameKind kind, String asked) {
    assertThat(NormalizedNames.of(List.of(new RequestedName(kind, asked)))).isEmpty();
  }

  @Test
  void tellsOfNamesThatAreIssuedOnce() {
    assertThat(
            NormalizedNames.of(
                List.of(dns("a.example"), dns("b.example"), dns("A.example"), dns("b.example"))))
        .extracting(warning -> warning.field().orElseThrow() + ": " + warning.message())
        .containsExactly(
            "subjectAltName[2]: dns_name SAN 'A.example' is the same name as subjectAltName[0]; it"
                + " is issued once",
            "subjectAltName[3]: dns_name SAN 'b.example' is the same name as subjectAltName[1]; it"
                + " is issued once");
  }

  @Test
  void namesTheFirstAndCountsTheOthers() {
    List<RequestedName> names = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      names.add(dns("A" + i + ".example"));
    }

    List<Warning> warnings = NormalizedNames.of(names);

    assertThat(warnings).hasSize(17);
    assertThat(warnings.get(16))
        .isEqualTo(
            new Warning("normalized", "subjectAltName", "So it is with 4 more of the names"));
  }
}
