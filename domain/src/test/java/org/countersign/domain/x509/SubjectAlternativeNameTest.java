package org.countersign.domain.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectAlternativeNameTest {

  private static final String LABEL_63 = "a".repeat(63);
  private static final String NAME_253 =
      LABEL_63 + "." + LABEL_63 + "." + LABEL_63 + "." + "a".repeat(61);

  @ParameterizedTest(name = "{0} ''{1}'' is ''{2}''")
  @CsvSource({
    "DNS_NAME, A.Example., a.example",
    "DNS_NAME, localhost, localhost",
    "DNS_NAME, *.a.example, *.a.example",
    "DNS_NAME, INFO.example, info.example",
    "DNS_NAME, bücher.example, xn--bcher-kva.example",
    "DNS_NAME, XN--BCHER-KVA.example, xn--bcher-kva.example",
    "DNS_NAME, 1a.example, 1a.example",
    "DNS_NAME, a--b.example, a--b.example",
    "DNS_NAME, 10.0.0.1.example, 10.0.0.1.example",
    "IP_ADDRESS, 10.0.0.1, 10.0.0.1",
    "IP_ADDRESS, 255.255.255.255, 255.255.255.255",
    "IP_ADDRESS, ::, ::",
    "IP_ADDRESS, 0:0:0:0:0:0:0:1, ::1",
    "IP_ADDRESS, 2001:DB8::, 2001:db8::",
    "IP_ADDRESS, 2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "IP_ADDRESS, 2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "IP_ADDRESS, 2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "IP_ADDRESS, 1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
    "IP_ADDRESS, ::ffff:10.0.0.1, ::ffff:a00:1",
    "IP_ADDRESS, 64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    "EMAIL, Info@Example.COM, Info@example.com",
    "EMAIL, a.b+c@xn--bcher-kva.example, a.b+c@xn--bcher-kva.example",
    "URI, HTTPS://User@Example.COM:8443/Path?Q#F, https://User@example.com:8443/Path?Q#F",
    "URI, https://example.com., https://example.com",
    "URI, https://[2001:DB8::0001]:443/, https://[2001:db8::1]:443/",
    "URI, https://10.0.0.1/, https://10.0.0.1/",
    "URI, SPIFFE://a.example/ns, spiffe://a.example/ns",
    "URI, URN:uuid:A, urn:uuid:A",
    "URI, file:///etc, file:///etc",
  })
  void isReadInAnySpellingAndWrittenInOne(GeneralNameKind kind, String spelling, String canonical) {
    SubjectAlternativeName name = SubjectAlternativeName.of(kind, spelling).orElseThrow();

    assertThat(name.text()).isEqualTo(canonical);
    assertThat(name.kind()).isEqualTo(kind);
    assertThat(SubjectAlternativeName.of(kind, canonical)).contains(name);
  }

  @ParameterizedTest(name = "{0} ''{1}''")
  @CsvSource({
    "DNS_NAME, ''",
    "DNS_NAME, .",
    "DNS_NAME, a..b",
    "DNS_NAME, .a",
    "DNS_NAME, a.example..",
    "DNS_NAME, *",
    "DNS_NAME, a.*.example",
    "DNS_NAME, a*.example",
    "DNS_NAME, *.*.example",
    "DNS_NAME, -a.example",
    "DNS_NAME, a-.example",
    "DNS_NAME, a_b.example",
    "DNS_NAME, 'a b'",
    "DNS_NAME, 10.0.0.1",
    "DNS_NAME, straße.example",
    "DNS_NAME, ☃.example",
    "DNS_NAME, example.123",
    "DNS_NAME, a.example/b",
    "DNS_NAME, a@b.example",
    "IP_ADDRESS, ''",
    "IP_ADDRESS, 256.0.0.1",
    "IP_ADDRESS, 10.0.1",
    "IP_ADDRESS, 010.0.0.1",
    "IP_ADDRESS, 10.0.0.1/8",
    "IP_ADDRESS, fe80::1%eth0",
    "IP_ADDRESS, [::1]",
    "IP_ADDRESS, :::",
    "IP_ADDRESS, 1:2:3:4:5:6:7",
    "IP_ADDRESS, localhost",
    "IP_ADDRESS, 1.2.3.4:5",
    "IP_ADDRESS, 12345::",
    "EMAIL, example.com",
    "EMAIL, @example.com",
    "EMAIL, a@",
    "EMAIL, a@b@example.com",
    "EMAIL, a..b@example.com",
    "EMAIL, .a@example.com",
    "EMAIL, 'a b@example.com'",
    "EMAIL, a@*.example.com",
    "EMAIL, a@10.0.0.1",
    "EMAIL, ä@example.com",
    "URI, ''",
    "URI, /path",
    "URI, a.example",
    "URI, https:",
    "URI, 'https://a b/'",
    "URI, https://*.example/",
    "URI, https://a_b.example/",
    "URI, https://a.example:port/",
    "URI, https://a:b:1/",
    "URI, https://ä.example/",
    "URI, https://%61.example/",
    "URI, https://[::g]/",
  })
  void isNotReadOfWhatIsNone(GeneralNameKind kind, String text) {
    assertThat(SubjectAlternativeName.of(kind, text)).isEmpty();
  }

  @Test
  void theLimitsAreMetOnBothSides() {
    assertThat(DnsName.parse(NAME_253)).isPresent();
    assertThat(DnsName.parse(NAME_253 + ".")).isPresent();
    assertThat(DnsName.parse(NAME_253 + "a")).isEmpty();
    assertThat(DnsName.parse(LABEL_63 + "a.example")).isEmpty();
    assertThat(Rfc822Name.parse("a".repeat(64) + "@example.com")).isPresent();
    assertThat(Rfc822Name.parse("a".repeat(65) + "@example.com")).isEmpty();
    assertThat(UniformResourceIdentifier.parse("urn:" + "a".repeat(2044))).isPresent();
    assertThat(UniformResourceIdentifier.parse("urn:" + "a".repeat(2045))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\u007f", "\u200b", "\n", "\ud800"})
  void noKindTakesWhatCannotBeSeen(String character) {
    for (GeneralNameKind kind : GeneralNameKind.values()) {
      assertThat(SubjectAlternativeName.of(kind, "a" + character + ".example")).isEmpty();
    }
  }

  @Test
  void onlyTheCanonicalSpellingMakesAValue() {
    assertThatThrownBy(() -> new DnsName("A.example")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rfc822Name("a@Example.com"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new UniformResourceIdentifier("HTTP://a/"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new IpAddress(new byte[5])).hasMessageContaining("4 or 16 octets");
  }

  @Test
  void anAddressOwnsItsOctets() {
    byte[] octets = {10, 0, 0, 1};
    IpAddress address = new IpAddress(octets);
    octets[0] = 11;
    address.octets()[1] = 1;

    assertThat(address).hasToString("10.0.0.1");
  }
}
