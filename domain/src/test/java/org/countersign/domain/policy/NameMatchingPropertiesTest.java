package org.countersign.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.x509.GeneralNameKind.DNS_NAME;
import static org.countersign.domain.x509.GeneralNameKind.EMAIL;
import static org.countersign.domain.x509.GeneralNameKind.IP_ADDRESS;
import static org.countersign.domain.x509.GeneralNameKind.URI;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.countersign.domain.policy.pattern.NamePattern;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.IpAddress;
import org.countersign.domain.x509.SubjectAlternativeName;

/** However a name or a pattern is spelled, the one matches the other or does not. */
class NameMatchingPropertiesTest {

  @Property
  void caseAndTrailingDotOfADnsNameDoNotMatter(
      @ForAll("dnsPatterns") String pattern, @ForAll("dnsNames") String name) {
    assertSame(DNS_NAME, pattern, name, upper(pattern), upper(name));
    assertSame(DNS_NAME, pattern, name, pattern + ".", name + ".");
  }

  @Property
  void caseAndTrailingDotOfADomainDoNotMatterInAMailbox(
      @ForAll("dnsPatterns") String pattern, @ForAll("dnsNames") String name) {
    String domain = name.startsWith("*.") ? name.substring(2) : name;
    assertSame(EMAIL, "*@" + pattern, "a@" + domain, "*@" + upper(pattern), "a@" + upper(domain));
    assertSame(EMAIL, "*@" + pattern, "a@" + domain, "*@" + pattern + ".", "a@" + domain + ".");
  }

  @Property
  void caseAndTrailingDotOfAHostDoNotMatterInAUri(
      @ForAll("dnsPatterns") String pattern, @ForAll("dnsNames") String name) {
    String host = name.replace("*.", "").replace("bücher", "xn--bcher-kva");
    assertSame(
        URI,
        "https://" + pattern + "/*",
        "https://" + host + "/x",
        "HTTPS://" + upper(pattern) + ".:/*",
        "Https://" + upper(host) + ".:/x");
  }

  @Property
  void theSpellingOfAnIpv6AddressDoesNotMatter(
      @ForAll @Size(8) List<@IntRange(max = 3) Integer> seed,
      @ForAll @IntRange(max = 128) int prefixBits) {
    IpAddress address = address(seed, new int[] {0, 1, 0xdb8, 0xffff});
    IpAddress network = address(seed, new int[] {0, 0, 0xdb8, 0xfffe});
    List<String> spellings = spellings(address);

    for (String spelling : spellings) {
      assertThat(IpAddress.parse(spelling)).contains(address);
    }
    for (String spelling : spellings(network)) {
      assertSame(
          IP_ADDRESS,
          network.text() + "/" + prefixBits,
          address.text(),
          spelling + "/" + prefixBits,
          spellings.get(2));
      assertSame(IP_ADDRESS, network.text(), address.text(), spelling, spellings.get(1));
    }
  }

  private static IpAddress address(List<Integer> seed, int[] groups) {
    byte[] octets = new byte[16];
    for (int i = 0; i < 8; i++) {
      octets[2 * i] = (byte) (groups[seed.get(i)] >> 8);
      octets[2 * i + 1] = (byte) groups[seed.get(i)];
    }
    return new IpAddress(octets);
  }

  /** Canonical; in full; in full upper case; with the last 32 bits dotted. */
  private static List<String> spellings(IpAddress address) {
    String hex = HexFormat.of().formatHex(address.octets());
    String full =
        IntStream.range(0, 8)
            .mapToObj(i -> hex.substring(4 * i, 4 * i + 4))
            .collect(Collectors.joining(":"));
    String dotted =
        IntStream.range(12, 16)
            .mapToObj(i -> Integer.toString(address.octets()[i] & 0xff))
            .collect(Collectors.joining("."));
    return Arrays.asList(
        address.text(), full, upper(full), full.substring(0, full.length() - 9) + dotted);
  }

  private static void assertSame(
      GeneralNameKind kind, String pattern, String name, String otherPattern, String otherName) {
    NamePattern one = NamePattern.of(kind, pattern).orElseThrow();
    NamePattern other = NamePattern.of(kind, otherPattern).orElseThrow();
    SubjectAlternativeName oneName = SubjectAlternativeName.of(kind, name).orElseThrow();
    SubjectAlternativeName otherOne = SubjectAlternativeName.of(kind, otherName).orElseThrow();

    assertThat(otherOne).isEqualTo(oneName);
    assertThat(other.matches(oneName)).isEqualTo(one.matches(oneName));
    assertThat(other.denies(oneName)).isEqualTo(one.denies(oneName));
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  @Provide
  Arbitrary<String> dnsNames() {
    Arbitrary<String> host =
        Arbitraries.of("a", "b", "i", "xn--bcher-kva", "bücher", "a-1")
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(labels -> String.join(".", labels));
    return Arbitraries.oneOf(host, host.map(name -> "*." + name));
  }

  @Provide
  Arbitrary<String> dnsPatterns() {
    return Arbitraries.of("a", "b", "i", "*", "+", "a*", "*i*", "xn--bcher-kva", "bücher", "xn*")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(labels -> String.join(".", labels));
  }
}
