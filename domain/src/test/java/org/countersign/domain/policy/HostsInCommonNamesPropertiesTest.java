package org.countersign.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.policy.PolicyBuilder.aPolicy;
import static org.countersign.domain.policy.RequestBuilder.aRequest;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.document.PolicyDocument.Values;
import org.countersign.domain.x509.DnsName;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.IpAddress;
import org.countersign.domain.x509.SubjectAlternativeName;

/** A name that is denied as subject alternative name is denied as common name, in any spelling. */
class HostsInCommonNamesPropertiesTest {

  private static boolean isRefused(String commonName, Values rule) {
    return aPolicy()
        .withSans(rule)
        .rules()
        .evaluate(aRequest().withCommonName(commonName).judged())
        .violations()
        .stream()
        .anyMatch(violation -> violation.code().equals("common-name-is-a-host"));
  }

  @Property(tries = 500)
  void noSpellingOfADeniedDnsNamePasses(
      @ForAll("hosts") String host, @ForAll("spellings") UnaryOperator<String> spelling) {
    Values denying = new Values("dns_name", List.of("*"), null, List.of("x.y.z", host));

    assertThat(isRefused(spelling.apply(host), denying)).as(spelling.apply(host)).isTrue();
  }

  @Property(tries = 500)
  void noWildcardThatCoversADeniedDnsNamePasses(
      @ForAll("hosts") String host, @ForAll("spellings") UnaryOperator<String> spelling) {
    String wildcard = spelling.apply("*" + host.substring(host.indexOf('.')));

    assertThat(isRefused(wildcard, new Values("dns_name", null, null, List.of(host))))
        .as(wildcard)
        .isTrue();
  }

  /** Whatever patterns and names there are: what is refused as a name is refused as a host. */
  @Property(tries = 500)
  void whatARuleRefusesAsANameItRefusesAsAHost(
      @ForAll("dnsSamples") String name, @ForAll("dnsRules") Values rule) {
    Set<String> asName =
        aPolicy()
            .withSans(rule)
            .rules()
            .evaluate(aRequest().withCommonName("Jane Doe").withDnsName(name).judged())
            .violations()
            .stream()
            .map(Violation::code)
            .collect(Collectors.toSet());

    assertThat(isRefused(name, rule)).isEqualTo(!asName.isEmpty());
  }

  @Property(tries = 500)
  void noFormOfADeniedAddressPasses(
      @ForAll @Size(4) List<@IntRange(max = 255) Integer> octets,
      @ForAll @IntRange(max = 7) int form) {
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      bytes[i] = (byte) (int) octets.get(i);
    }
    bytes[0] |= 1;
    IpAddress address = new IpAddress(bytes);
    long number =
        IntStream.range(0, 4).mapToLong(i -> bytes[i] & 0xffL).reduce(0, (a, b) -> a << 8 | b);
    String written =
        switch (form) {
          case 0 -> address.text() + ".";
          case 1 -> "0x" + Long.toHexString(number);
          case 2 -> Long.toString(number);
          case 3 -> "0" + Long.toOctalString(number);
          case 4 -> (bytes[0] & 0xff) + "." + (number & 0xffffff);
          case 5 ->
              (bytes[0] & 0xff)
                  + ".0x"
                  + Integer.toHexString(bytes[1] & 0xff)
                  + "."
                  + (number & 0xffff);
          case 6 -> "[::FFFF:" + address.text() + "]";
          default -> address.counterpart().orElseThrow().expandedText().toUpperCase(Locale.ROOT);
        };

    assertThat(isRefused(written, new Values("ip_address", null, null, List.of(address.text()))))
        .as(written)
        .isTrue();
  }

  @Provide
  Arbitrary<String> hosts() {
    return Arbitraries.of("a", "vault", "i", "b\u00fccher", "xn--bcher-kva", "r2---sn", "a-1", "9")
        .list()
        .ofMinSize(2)
        .ofMaxSize(4)
        .map(labels -> String.join(".", labels))
        .filter(host -> DnsName.parse(host).isPresent());
  }

  @Provide
  Arbitrary<UnaryOperator<String>> spellings() {
    List<UnaryOperator<String>> each =
        List.of(
            host -> host,
            host -> host.toUpperCase(Locale.ROOT),
            host -> host + ".",
            host -> " " + host + "  ",
            host -> host.replace('.', '\u3002'),
            host -> host.replace('a', '\uff41').replace("xn--bcher-kv\uff41", "xn--bcher-kva"),
            host -> host.replace("b\u00fccher", "bu\u0308cher"),
            host -> host.replace("b\u00fccher", "xn--bcher-kva"),
            host -> host.replace("xn--bcher-kva", "b\u00fccher"),
            host -> host + "\u0000.example");
    Arbitrary<UnaryOperator<String>> one = Arbitraries.of(each);
    return Combinators.combine(one, one, one)
        .as((first, second, third) -> host -> third.apply(second.apply(first.apply(host))));
  }

  @Provide
  Arbitrary<String> dnsSamples() {
    return Arbitraries.of(NameSamples.names(GeneralNameKind.DNS_NAME))
        .map(SubjectAlternativeName::text)
        .filter(name -> name.indexOf('.') >= 0);
  }

  @Provide
  Arbitrary<Values> dnsRules() {
    Arbitrary<List<String>> patterns =
        Arbitraries.of(NameSamples.patterns(GeneralNameKind.DNS_NAME))
            .set()
            .ofMaxSize(3)
            .map(List::copyOf);
    return Combinators.combine(
            patterns, patterns.filter(some -> !some.isEmpty()), Arbitraries.of("allowed", "denied"))
        .as(
            (allowed, denied, wildcards) ->
                new Values("dns_name", allowed, null, denied, wildcards));
  }
}
