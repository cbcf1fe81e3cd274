package org.countersign.domain.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameCorrectionsTest {

  /** Several readings are divided by bars, several names of one by pluses. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "DNS_NAME, 172.16.200.200, ip_address 172.16.200.200",
    "DNS_NAME, 2001:DB8::1, ip_address 2001:db8::1",
    "DNS_NAME, [2001:db8::1], ip_address 2001:db8::1",
    "DNS_NAME, [2001:db8::1]:8443, ip_address 2001:db8::1",
    "DNS_NAME, 192.0.2.1:443, ip_address 192.0.2.1",
    "DNS_NAME, a.example:443, dns_name a.example",
    "DNS_NAME, A.Example.:443, dns_name a.example",
    "DNS_NAME, a.example/, dns_name a.example",
    "DNS_NAME, a.example/index.html, dns_name a.example",
    "DNS_NAME, https://a.example/, dns_name a.example | uri https://a.example/",
    "DNS_NAME, https://*.a.example, dns_name *.a.example",
    "DNS_NAME, HTTPS://a.example:8443/x?y, dns_name a.example | uri https://a.example:8443/x?y",
    "DNS_NAME, https://192.0.2.1/, ip_address 192.0.2.1 | uri https://192.0.2.1/",
    "DNS_NAME, ldaps://user@a.example/, dns_name a.example",
    "DNS_NAME, spiffe://a.example/web, uri spiffe://a.example/web",
    "DNS_NAME, user@a.example, email user@a.example",
    "DNS_NAME, mailto:user@a.example, email user@a.example",
    "EMAIL, Mailto:user@a.example, email user@a.example",
    "EMAIL, User Name <user@a.example>, email user@a.example",
    "DNS_NAME, ' a.example ', dns_name a.example",
    "DNS_NAME, '\"a.example\"', dns_name a.example",
    "DNS_NAME, a.example..., dns_name a.example",
    "DNS_NAME, .a.example, dns_name a.example",
    "DNS_NAME, 'a.example\u200b', dns_name a.example",
    "DNS_NAME, DNS:a.example, dns_name a.example",
    "DNS_NAME, DNS.1 = a.example, dns_name a.example",
    "DNS_NAME, IP Address:192.0.2.1, ip_address 192.0.2.1",
    "DNS_NAME, 'a.example,b.example', dns_name a.example + dns_name b.example",
    "DNS_NAME, 'a.example; 192.0.2.1', dns_name a.example + ip_address 192.0.2.1",
    "DNS_NAME, a.example b.example, dns_name a.example + dns_name b.example",
    "DNS_NAME, 'DNS:a.example, IP:192.0.2.1', dns_name a.example + ip_address 192.0.2.1",
    "IP_ADDRESS, 3139322e302e322e31, ip_address 192.0.2.1",
    "IP_ADDRESS, a.example, dns_name a.example",
    "URI, ' https://a.example/ ', uri https://a.example/",
  })
  void corrects(GeneralNameKind kind, String value, String expected) {
    assertThat(spoken(kind, value)).isEqualTo(expected);
  }

  /** What is a name as it stands, what would have to be invented, what could be many things. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.example",
        "*.example",
        "",
        " ",
        "my_host.example",
        "*a.example",
        "a.*.example",
        "a..example",
        "my host.example",
        "-a.example",
        "10.0.0.0/8.example",
        "256.1.1.1",
        "a@b@c",
        "://",
        "https://",
        "@",
        "a.example,my host,b.example",
        ",",
      })
  void hasNoCorrection(String value) {
    assertThat(spoken(GeneralNameKind.DNS_NAME, value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "OTHER_NAME, user@a.example",
    "URI, https://user@a.example/",
    "URI, a.example",
    "EMAIL, a b@c.example",
  })
  void leavesOtherKindsAsTheyAre(GeneralNameKind kind, String value) {
    assertThat(spoken(kind, value)).isEmpty();
  }

  private static String spoken(GeneralNameKind kind, String value) {
    return NameCorrections.of(new RequestedName(kind, value))
        .map(NameCorrectionsTest::spoken)
        .collect(Collectors.joining(" | "));
  }

  private static String spoken(List<SubjectAlternativeName> names) {
    return names.stream()
        .map(name -> name.kind().wireName() + " " + name.text())
        .collect(Collectors.joining(" + "));
  }
}
