package org.countersign.domain.policy.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.x509.GeneralNameKind.DNS_NAME;
import static org.countersign.domain.x509.GeneralNameKind.IP_ADDRESS;

import org.countersign.domain.x509.DnsName;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.IpAddress;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {

  @ParameterizedTest(name = "{0} ''{1}'' against ''{2}'': {3}, denied {4}")
  @CsvSource({
    "DNS_NAME, *.Example.COM., a.example.com, true, true",
    "DNS_NAME, *.example.com, A.B.EXAMPLE.com., true, true",
    "DNS_NAME, *.example.com, *.example.com, true, true",
    "DNS_NAME, *.example.com, example.com, false, false",
    "DNS_NAME, ISTANBUL.example, istanbul.example, true, true",
    "DNS_NAME, bücher.example, xn--bcher-kva.example, true, true",
    "DNS_NAME, *.bücher.example, www.XN--BCHER-KVA.example, true, true",
    "DNS_NAME, a*c.example, abbc.example, true, true",
    "DNS_NAME, straße.example, xn--strae-oqa.example, true, true",
    "DNS_NAME, straße.example, strasse.example, false, false",
    "DNS_NAME, a。BÜCHER.example。, a.xn--bcher-kva.example, true, true",
    "DNS_NAME, www.example.com, *.example.com, false, true",
    "DNS_NAME, WWW.Example.com., *.example.com, false, true",
    "DNS_NAME, www.*, *.example.com, false, true",
    "DNS_NAME, *w.example.com, *.example.com, false, true",
    "DNS_NAME, *.example.*, *.example.com, true, true",
    "DNS_NAME, a.www.example.com, *.example.com, false, false",
    "DNS_NAME, *.www.example.com, *.example.com, false, false",
    "DNS_NAME, example.com, *.example.com, false, false",
    "DNS_NAME, www.example.com, *.com, false, false",
    "DNS_NAME, www.example.com, *.a.example.com, false, false",
    "DNS_NAME, +.example.com, a.EXAMPLE.com., true, true",
    "DNS_NAME, +.example.com, a.b.example.com, false, false",
    "DNS_NAME, +.example.com, example.com, false, false",
    "DNS_NAME, +.example.com, *.example.com, false, true",
    "DNS_NAME, +.example.com, *.a.example.com, false, false",
    "DNS_NAME, +.example.com, *.com, false, false",
    "DNS_NAME, +, localhost, true, true",
    "DNS_NAME, +, a.example, false, false",
    "DNS_NAME, +.+, a.example, true, true",
    "DNS_NAME, +.+, *.example, false, true",
    "DNS_NAME, +.+, example, false, false",
    "DNS_NAME, a.+.Example, a.b.example, true, true",
    "DNS_NAME, a.+.example, a.b.c.example, false, false",
    "DNS_NAME, a.+.example, *.b.example, false, true",
    "DNS_NAME, a.+.example, *.example, false, false",
    "DNS_NAME, *.+.example, *.b.example, true, true",
    "DNS_NAME, *.+.example, *.example, false, false",
    "DNS_NAME, *.+.example, a.b.c.example, true, true",
    "DNS_NAME, +.bücher.example, x.xn--bcher-kva.example, true, true",
    "DNS_NAME, a.+, a.xn--bcher-kva, true, true",
    "DNS_NAME, +.*.example, a.b.c.example, true, true",
    "DNS_NAME, +.*.example, *.b.example, false, true",
    "EMAIL, +@a.example, x@a.example, false, false",
    "EMAIL, a+b@a.example, a+b@a.example, true, true",
    "URI, svn+ssh://a.example/+/x, svn+ssh://a.example/+/x, true, true",
    "IP_ADDRESS, 10.0.0.1, 10.0.0.1, true, true",
    "IP_ADDRESS, 10.0.0.0/8, 10.255.255.255, true, true",
    "IP_ADDRESS, 10.0.0.0/8, 11.0.0.0, false, false",
    "IP_ADDRESS, 10.1.2.3/8, 10.9.9.9, true, true",
    "IP_ADDRESS, 192.168.1.128/25, 192.168.1.127, false, false",
    "IP_ADDRESS, 192.168.1.128/25, 192.168.1.128, true, true",
    "IP_ADDRESS, 0.0.0.0/0, 8.8.8.8, true, true",
    "IP_ADDRESS, 0.0.0.0/0, ::1, false, false",
    "IP_ADDRESS, 192.168.1.*, 192.168.1.77, true, true",
    "IP_ADDRESS, 192.168.1.*, 192.168.10.1, false, false",
    "IP_ADDRESS, FD00::/8, fdab::1, true, true",
    "IP_ADDRESS, fd00::/8, fe80::1, false, false",
    "IP_ADDRESS, 2001:0DB8:0:0::1, 2001:db8::1, true, true",
    "IP_ADDRESS, 2001:0DB8:*, 2001:db8::1, true, true",
    "IP_ADDRESS, 10.0.0.0/8, ::ffff:10.1.2.3, false, true",
    "IP_ADDRESS, 10.*, ::ffff:10.1.2.3, false, true",
    "IP_ADDRESS, 10.1.2.3, ::ffff:10.1.2.3, false, true",
    "IP_ADDRESS, ::ffff:10.1.2.3, 10.1.2.3, false, true",
    "IP_ADDRESS, ::ffff:10.0.0.0/104, 10.1.2.3, false, true",
    "IP_ADDRESS, ::ffff:10.0.0.0/104, 11.1.2.3, false, false",
    "IP_ADDRESS, ::ffff:0.0.0.0/95, 10.1.2.3, false, false",
    "IP_ADDRESS, ::/0, 10.1.2.3, false, false",
    "IP_ADDRESS, *:*, 10.1.2.3, false, false",
    "IP_ADDRESS, 2001:0db8:0:0:*, 2001:db8::1, true, true",
    "IP_ADDRESS, 2001:db8::*, 2001:db8::1, true, true",
    "IP_ADDRESS, *:0:1, ::1, true, true",
    "IP_ADDRESS, 2001:db8:0:1:*, 2001:db8::1, false, false",
    "EMAIL, *@Example.COM, info@example.com, true, true",
    "EMAIL, *@example.com, info@sub.example.com, false, false",
    "EMAIL, Info@example.com, info@example.com, false, true",
    "EMAIL, *Example.com, info@example.com, true, true",
    "EMAIL, *, info@example.com, true, true",
    "EMAIL, *@bücher.example, info@xn--bcher-kva.example, true, true",
    "EMAIL, *.bücher.Example., info@a.xn--bcher-kva.example, true, true",
    "EMAIL, *@straße.example, a@strasse.example, false, false",
    "URI, HTTPS://Example.COM/Path*, https://example.com/Path/x, true, true",
    "URI, https://example.com/Path, https://example.com/path, false, true",
    "URI, spiffe://*.Example/*, spiffe://a.example/ns/x, true, true",
    "URI, https://EXAMPLE.com:8443/*, https://example.com:8443/a, true, true",
    "URI, https://EXAMPLE.com.:08443/*, https://example.com:8443/a, true, true",
    "URI, https://example.com:/*, https://example.com/a, true, true",
    "URI, https://bücher.example/*, https://xn--bcher-kva.example/a, true, true",
    "URI, https://[2001:0DB8:0:0::1]/*, https://[2001:db8::1]/a, true, true",
    "URI, https://a.example/%61dmin*, https://a.example/admin/x, true, true",
    "URI, https://a.example/admin*, https://A.example:443/admin, false, true",
    "URI, https://a.example:443/admin*, https://a.example/admin, false, true",
    "URI, https://a.example:443/admin*, https://a.example:8443/admin, false, false",
    "URI, https://a.example/admin*, https://a.example:8443/admin, false, false",
    "URI, http://a.example/*, http://a.example:80/b, false, true",
    "URI, svn://a.example/*, svn://a.example:443/b, false, false",
    "URI, https://a.example/, https://a.example, false, true",
    "URI, https://a.example, https://a.example:443/, false, true",
    "URI, https://a.example/?q, https://a.example?q, false, true",
    "URI, https://10.0.0.1/*, https://[::ffff:10.0.0.1]/, false, true",
    "URI, https://[::ffff:a00:1]/*, https://10.0.0.1/, false, true",
    "URI, https://[2001:db8:0:0:*]/*, https://[2001:db8::1]/, false, true",
    "URI, URN:uuid:*, urn:uuid:1, true, true",
    "URI, *, urn:uuid:1, true, true",
  })
  void matches(GeneralNameKind kind, String pattern, String name, boolean matches, boolean denies) {
    NamePattern compiled = NamePattern.of(kind, pattern).orElseThrow();
    SubjectAlternativeName wellFormed = SubjectAlternativeName.of(kind, name).orElseThrow();

    assertThat(compiled.matches(wellFormed)).isEqualTo(matches);
    assertThat(compiled.denies(wellFormed)).isEqualTo(denies);
    assertThat(compiled.text()).isEqualTo(pattern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/08",
        "10.0.0.0/-1",
        "::/129",
        "10.0.0",
        "a",
        ""
      })
  void refusesWhatIsNoAddressPattern(String text) {
    assertThat(NamePattern.of(IP_ADDRESS, text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DNS_NAME, bü*.example",
    "DNS_NAME, ☃.example",
    "DNS_NAME, *.☃",
    "EMAIL, *@☃.example",
    "EMAIL, ü*@a.example",
    "EMAIL, *bücher.example",
    "URI, https://☃.example/*",
    "URI, *bücher.example/*",
    "URI, https://a.example/ü",
    "URI, 'https://[::g]/*'",
    "IP_ADDRESS, ::ffff:10.0.0.*",
  })
  void refusesWhatCouldNeverMatchThoughItsAuthorMeantItTo(GeneralNameKind kind, String text) {
    assertThat(NamePattern.of(kind, text)).isEmpty();
  }

  @Test
  void aPatternMatchesNamesOfItsKindOnly() {
    NamePattern anything = NamePattern.of(DNS_NAME, "*").orElseThrow();

    assertThat(anything.matches(IpAddress.parse("10.0.0.1").orElseThrow())).isFalse();
    assertThat(anything.denies(IpAddress.parse("10.0.0.1").orElseThrow())).isFalse();
    assertThat(anything.matches(new DnsName("a"))).isTrue();
  }

  @Test
  void noKindThatIsNeverIssuedHasPatterns() {
    for (GeneralNameKind kind : GeneralNameKind.values()) {
      assertThat(NamePattern.of(kind, "*").isPresent()).as("%s", kind).isEqualTo(kind.issuable());
    }
  }
}
