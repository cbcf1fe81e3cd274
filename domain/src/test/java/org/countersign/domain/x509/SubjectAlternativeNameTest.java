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
    "DNS_NAME, straße.example, xn--strae-oqa.example",
    "DNS_NAME, BÜCHER.Example, xn--bcher-kva.example",
    "DNS_NAME, a.bücher。Example。, a.xn--bcher-kva.example",
    "DNS_NAME, *.bücher.example, *.xn--bcher-kva.example",
    "DNS_NAME, \u05d0.a1, xn--4db.a1",
    "DNS_NAME, *.\u05d0, *.xn--4db",
    "DNS_NAME, 0xa.example, 0xa.example",
    "DNS_NAME, 0xg, 0xg",
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
    "URI, HTTPS://Example.COM:8443/Path?Q#F, https://example.com:8443/Path?Q#F",
    "URI, https://example.com:/, https://example.com/",
    "URI, https://example.com:0443/, https://example.com:443/",
    "URI, https://example.com:65535/, https://example.com:65535/",
    "URI, https://example.com/a%2Fb%20c, https://example.com/a%2Fb%20c",
    "URI, https://example.com/..a/.b/c., https://example.com/..a/.b/c.",
    "URI, https://example.com/?..&@x, https://example.com/?..&@x",
    "URI, MAILTO:Info@Example.COM, mailto:Info@Example.COM",
    "URI, sip:a@example.com, sip:a@example.com",
    "URI, https://example.com., https://example.com",
    "URI, https://[2001:DB8::0001]:443/, https://[2001:db8::1]:443/",
    "DNS_NAME, R2---sn-huoa.Example, r2---sn-huoa.example",
    "DNS_NAME, a.ab--c, a.ab--c",
    "URI, https://10.0.0.1/, https://10.0.0.1/",
    "URI, SPIFFE://a.example/ns, spiffe://a.example/ns",
    "URI, spiffe://My_Domain.test/Ns/a_b.C-1, spiffe://my_domain.test/Ns/a_b.C-1",
    "URI, spiffe://-.1, spiffe://-.1",
    "URI, spiffe://10.0.0.256/x, spiffe://10.0.0.256/x",
    "URI, URN:uuid:A, urn:uuid:A",
    "URI, file:///etc, file:///etc",
  })
  void isReadInAnySpellingAndWrittenInOne(GeneralNameKind kind, String spelling, String canonical) {
    SubjectAlternativeName name = SubjectAlternativeName.of(kind, spelling).orElseThrow();

    assertThat(name.text()).isEqualTo(canonical);
    assertThat(name.kind()).isEqualTo(kind);
    assertThat(SubjectAlternativeName.of(kind, canonical)).contains(name);
  }

  @ParameterizedTest(name = "{0} ''{1}'': {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "DNS_NAME | '' | it is empty",
        "DNS_NAME | . | it is empty",
        "DNS_NAME | 。 | it is empty",
        "DNS_NAME | a..b | it has an empty label",
        "DNS_NAME | a.bücher..b | it has an empty label",
        "DNS_NAME | .a | it begins with a dot",
        "DNS_NAME | a.example.. | it has an empty label",
        "DNS_NAME | * | label '*' holds '*', which may only be the whole left-most label",
        "DNS_NAME | *. | label '*' holds '*', which may only be the whole left-most label",
        "DNS_NAME | a.*.example | label '*' holds '*', which may only be the whole left-most label",
        "DNS_NAME | a*.example | label 'a*' holds '*', which may only be the whole left-most label",
        "DNS_NAME | *a.example | label '*a' holds '*', which may only be the whole left-most label",
        "DNS_NAME | *.*.example | label '*' holds '*', which may only be the whole left-most label",
        "DNS_NAME | *..example | it has an empty label",
        "DNS_NAME | ＊.example | label '＊' holds U+FF0A, which may not stand there (RFC 5892)",
        "DNS_NAME | -a.example | label '-a' begins or ends with a hyphen",
        "DNS_NAME | b.a-.example | label 'a-' begins or ends with a hyphen",
        "DNS_NAME | - | label '-' begins or ends with a hyphen",
        "DNS_NAME | a_b.example | label 'a_b' holds '_', which is no letter, digit or hyphen",
        "DNS_NAME | 'a b' | label 'a b' holds ' ', which is no letter, digit or hyphen",
        "DNS_NAME | a.example/b | label 'example/b' holds '/', which is no letter, digit or hyphen",
        "DNS_NAME | a@b.example | label 'a@b' holds '@', which is no letter, digit or hyphen",
        "DNS_NAME | a.example:443 | label 'example:443' holds ':', which is no letter, digit or hyphen",
        "DNS_NAME | a%2eb | label 'a%2eb' holds '%', which is no letter, digit or hyphen",
        "DNS_NAME | ::1 | label '::1' holds ':', which is no letter, digit or hyphen",
        "DNS_NAME | ☃.example | label '☃' holds U+2603, which may not stand there (RFC 5892)",
        "DNS_NAME | xn--n3h.example | label 'xn--n3h' is a fake A-label: decoded, it holds U+2603, which may not stand there (RFC 5892)",
        "DNS_NAME | xn--a.example | label 'xn--a' is a fake A-label: decoded, it holds U+0080, which may not stand there (RFC 5892)",
        "DNS_NAME | a.xn--abc- | label 'xn--abc-' begins or ends with a hyphen",
        "DNS_NAME | a.xn-- | label 'xn--' begins or ends with a hyphen",
        "DNS_NAME | 1a.\u05d0 | label '1a' does not begin with a letter, as in a right-to-left name it must (RFC 5893, 2)",
        "DNS_NAME | 1a.xn--4db | label '1a' does not begin with a letter, as in a right-to-left name it must (RFC 5893, 2)",
        "DNS_NAME | 10.0.0.1 | its last label '1' is a number, as in an IPv4 address",
        "DNS_NAME | 10.0.0.1. | its last label '1' is a number, as in an IPv4 address",
        "DNS_NAME | １０.0.0.１ | its last label '1' is a number, as in an IPv4 address",
        "DNS_NAME | example.123 | its last label '123' is a number, as in an IPv4 address",
        "DNS_NAME | *.1 | its last label '1' is a number, as in an IPv4 address",
        "DNS_NAME | 2130706433 | its last label '2130706433' is a number, as in an IPv4 address",
        "DNS_NAME | 0x7f.1 | its last label '1' is a number, as in an IPv4 address",
        "DNS_NAME | 0X7F000001 | its last label '0x7f000001' is a number, as in an IPv4 address",
        "DNS_NAME | 127.0.0.0x1 | its last label '0x1' is a number, as in an IPv4 address",
        "DNS_NAME | a.0x | its last label '0x' is a number, as in an IPv4 address",
        "IP_ADDRESS | '' | four numbers from 0 to 255 with dots between are expected, or IPv6",
        "IP_ADDRESS | 256.0.0.1 | four numbers from 0 to 255 with dots between are expected, or IPv6",
        "IP_ADDRESS | 10.0.1 | four numbers from 0 to 255 with dots between are expected, or IPv6",
        "IP_ADDRESS | 10.0.0.1. | four numbers from 0 to 255 with dots between are expected, or IPv6",
        "IP_ADDRESS | 10.0.0. | four numbers from 0 to 255 with dots between are expected, or IPv6",
        "IP_ADDRESS | 10..0.1 | four numbers from 0 to 255 with dots between are expected, or IPv6",
        "IP_ADDRESS | 10.0.0.0.1 | four numbers from 0 to 255 with dots between are expected, or IPv6",
        "IP_ADDRESS | 10.0.0.1111 | four numbers from 0 to 255 with dots between are expected, or IPv6",
        "IP_ADDRESS | 010.0.0.1 | four numbers from 0 to 255 with dots between are expected, or IPv6",
        "IP_ADDRESS | 0x7f.1 | four numbers from 0 to 255 with dots between are expected, or IPv6",
        "IP_ADDRESS | 2130706433 | four numbers from 0 to 255 with dots between are expected, or IPv6",
        "IP_ADDRESS | 10.0.0.1/8 | four numbers from 0 to 255 with dots between are expected, or IPv6",
        "IP_ADDRESS | ١.0.0.1 | four numbers from 0 to 255 with dots between are expected, or IPv6",
        "IP_ADDRESS | localhost | four numbers from 0 to 255 with dots between are expected, or IPv6",
        "IP_ADDRESS | fe80::1%eth0 | eight groups of IPv6 are expected, without mask, zone or brackets",
        "IP_ADDRESS | [::1] | eight groups of IPv6 are expected, without mask, zone or brackets",
        "IP_ADDRESS | ::: | eight groups of IPv6 are expected, without mask, zone or brackets",
        "IP_ADDRESS | 1:2:3:4:5:6:7 | eight groups of IPv6 are expected, without mask, zone or brackets",
        "IP_ADDRESS | 1.2.3.4:5 | eight groups of IPv6 are expected, without mask, zone or brackets",
        "IP_ADDRESS | ::ffff:10.0.0.010 | eight groups of IPv6 are expected, without mask, zone or brackets",
        "IP_ADDRESS | 12345:: | eight groups of IPv6 are expected, without mask, zone or brackets",
        "EMAIL | example.com | it has no '@'",
        "EMAIL | @example.com | its local part is empty",
        "EMAIL | a@ | its domain is no DNS name: it is empty",
        "EMAIL | a@b@example.com | its local part holds '@', which an unquoted one cannot",
        "EMAIL | '\"a b\"@example.com' | its local part holds '\"', which an unquoted one cannot",
        "EMAIL | a..b@example.com | its local part has a dot with nothing beside it",
        "EMAIL | .a@example.com | its local part has a dot with nothing beside it",
        "EMAIL | a.@example.com | its local part has a dot with nothing beside it",
        "EMAIL | 'a b@example.com' | its local part holds ' ', which an unquoted one cannot",
        "EMAIL | a@*.example.com | its domain has a wildcard",
        "EMAIL | a@10.0.0.1 | its domain is no DNS name: its last label '1' is a number, as in an IPv4 address",
        "EMAIL | a@[10.0.0.1] | its domain is no DNS name: label '[10' holds '[', which is no letter, digit or hyphen",
        "EMAIL | a@xn--n3h.example | its domain is no DNS name: label 'xn--n3h' is a fake A-label: decoded, it holds U+2603, which may not stand there (RFC 5892)",
        "EMAIL | ä@example.com | its local part holds 'ä', which an unquoted one cannot",
        "URI | '' | it has no scheme",
        "URI | /path | it has no scheme",
        "URI | a.example | it has no scheme",
        "URI | https: | RFC 3986 has other syntax: Expected scheme-specific part at index 6",
        "URI | 'https://a b/' | it holds ' ', which is in no URI",
        "URI | https://ä.example/ | it holds 'ä', which is in no URI",
        "URI | spiffe:a/b | it is no SPIFFE ID: '//' and a trust domain have to follow its scheme",
        "URI | spiffe:///b | it is no SPIFFE ID: its trust domain is empty",
        "URI | spiffe://u@a/b | it is no SPIFFE ID: it names a user",
        "URI | spiffe://a:443/b | it is no SPIFFE ID: it has a port",
        "URI | spiffe://a/b?c | it is no SPIFFE ID: it has a query or a fragment",
        "URI | spiffe://a/b#c | it is no SPIFFE ID: it has a query or a fragment",
        "URI | spiffe://a~b/c | it is no SPIFFE ID: its trust domain holds '~', which is no letter, digit, dot, hyphen or underscore",
        "URI | spiffe://a/b%2Fc | it is no SPIFFE ID: its path holds '%', which is no letter, digit, dot, hyphen or underscore",
        "URI | spiffe://a/ | it is no SPIFFE ID: its path ends in a slash",
        "URI | spiffe://a/b/ | it is no SPIFFE ID: its path ends in a slash",
        "URI | spiffe://a//b | it is no SPIFFE ID: its path has an empty segment",
        "URI | spiffe://a/./b | it is no SPIFFE ID: its path has a '.' or '..' segment",
        "URI | spiffe://a/b/.. | it is no SPIFFE ID: its path has a '.' or '..' segment",
        "URI | https://*.example/ | its host '*.example' has a wildcard",
        "URI | https://a_b.example/ | its host 'a_b.example' is no DNS name: label 'a_b' holds '_', which is no letter, digit or hyphen",
        "URI | https://a.example:port/ | its port is no number up to 65535",
        "URI | https://a.example:65536/ | its port is no number up to 65535",
        "URI | https://a:b:1/ | its host 'a:b' is no DNS name: label 'a:b' holds ':', which is no letter, digit or hyphen",
        "URI | https://1::2:80/ | its host '1::2' is no DNS name: label '1::2' holds ':', which is no letter, digit or hyphen",
        "URI | https://User@example.com/ | it names a user before its host",
        "URI | https://good.example@evil.example/ | it names a user before its host",
        "URI | https://good.example:1@evil.example/ | it names a user before its host",
        "URI | https://%61.example/ | it percent-encodes a letter, digit, '-', '.', '_' or '~' (RFC 3986, 6.2.2.2)",
        "URI | https://a.example/%61dmin | it percent-encodes a letter, digit, '-', '.', '_' or '~' (RFC 3986, 6.2.2.2)",
        "URI | https://a.example/%2e%2E/b | it percent-encodes a letter, digit, '-', '.', '_' or '~' (RFC 3986, 6.2.2.2)",
        "URI | https://a.example%2fb/ | its host 'a.example%2fb' is no DNS name: label 'example%2fb' holds '%', which is no letter, digit or hyphen",
        "URI | https://a.example/b/../c | its path has a '.' or '..' segment (RFC 3986, 6.2.2.3)",
        "URI | https://a.example/. | its path has a '.' or '..' segment (RFC 3986, 6.2.2.3)",
        "URI | https://2130706433/ | its host '2130706433' is no DNS name: its last label '2130706433' is a number, as in an IPv4 address",
        "URI | https://0x7f.1/ | its host '0x7f.1' is no DNS name: its last label '1' is a number, as in an IPv4 address",
        "URI | https:///evil.example/ | it has no host",
        "URI | https:/evil.example/ | it has no host",
        "URI | https:evil.example | it has no host",
        "URI | https://[::g]/ | RFC 3986 has other syntax: Expected hex digits or IPv4 address at index 11",
        "URI | https://[fe80::1%25eth0]/ | its host '[fe80::1%25eth0]' has no IPv6 address in its brackets",
        "URI | https://a.example\\@b.example/ | RFC 3986 has other syntax: Illegal character in authority at index 8",
      })
  void whatIsNoNameIsToldWhy(GeneralNameKind kind, String text, String why) {
    assertThat(SubjectAlternativeName.of(kind, text)).isEmpty();
    assertThat(SubjectAlternativeName.defect(kind, text)).contains(why);
  }

  @Test
  void theLimitsAreMetOnBothSides() {
    assertThat(DnsName.parse(NAME_253)).isPresent();
    assertThat(DnsName.parse(NAME_253 + ".")).isPresent();
    assertThat(DnsName.parse(NAME_253 + "a")).isEmpty();
    assertThat(DnsName.read(NAME_253 + "a").defect())
        .contains("it has 254 characters; at most 253 are allowed");
    assertThat(DnsName.read("a".repeat(2000)).defect())
        .contains("it has 2000 characters; at most 253 are allowed");
    assertThat(DnsName.read(LABEL_63 + "a.example").defect())
        .contains("label '" + LABEL_63 + "…' has 64 characters; at most 63 are allowed");
    assertThat(Rfc822Name.parse("a".repeat(64) + "@example.com")).isPresent();
    assertThat(Rfc822Name.read("a".repeat(65) + "@example.com").defect())
        .contains("its local part has 65 characters; at most 64 are allowed");
    assertThat(UniformResourceIdentifier.parse("urn:" + "a".repeat(2044))).isPresent();
    assertThat(UniformResourceIdentifier.parse("spiffe://" + "a".repeat(255))).isPresent();
    assertThat(UniformResourceIdentifier.read("spiffe://" + "a".repeat(256)).defect())
        .contains(
            "it is no SPIFFE ID: its trust domain has 256 characters; at most 255 are allowed");
    assertThat(UniformResourceIdentifier.parse("spiffe://a/" + "b".repeat(2037))).isPresent();
    assertThat(UniformResourceIdentifier.parse("spiffe://a/" + "b".repeat(2038))).isEmpty();
    assertThat(UniformResourceIdentifier.read("urn:" + "a".repeat(2045)).defect())
        .contains("it has 2049 characters; at most 2048 are allowed");
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
