package org.countersign.domain.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.countersign.domain.policy.pattern.NamePattern;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.IpAddress;
import org.countersign.domain.x509.SubjectAlternativeName;

/** A pattern is taken when some name matches it, and refused when none does. */
class DeadPatternsPropertiesTest {

  /** Whatever a name has in the place of a star: the pattern matches that name. */
  @Property(tries = 20000)
  void whatIsMadeOfANameByStarsIsTaken(
      @ForAll("names") SubjectAlternativeName name, @ForAll Random random) {
    String spelling =
        name instanceof IpAddress address && random.nextBoolean()
            ? address.expandedText()
            : name.text();
    String pattern = withStars(spelling, random);
    Optional<NamePattern> parsed = NamePattern.of(name.kind(), pattern);

    if (parsed.isPresent() && parsed.get().matches(name)) {
      assertThat(parsed.get().whyDead()).as("%s of %s", pattern, name).isEmpty();
    } else {
      // a piece of a percent-encoded octet or the like, which patterns respell
      assertThat(name.kind()).isIn(GeneralNameKind.URI, GeneralNameKind.EMAIL);
    }
  }

  @Property(tries = 1000)
  void whatIsMadeOfADnsNameByPlusesIsTaken(@ForAll("dnsNames") String name, @ForAll Random random) {
    String[] labels = name.split("\\.");
    for (int i = 0; i < labels.length; i++) {
      labels[i] = !labels[i].equals("*") && random.nextBoolean() ? "+" : labels[i];
    }
    NamePattern pattern =
        NamePattern.of(GeneralNameKind.DNS_NAME, String.join(".", labels)).orElseThrow();

    assertThat(
            pattern.matches(
                SubjectAlternativeName.of(GeneralNameKind.DNS_NAME, name).orElseThrow()))
        .isTrue();
    assertThat(pattern.whyDead()).isEmpty();
  }

  private static String withStars(String text, Random random) {
    StringBuilder pattern = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int start = random.nextInt(pattern.length() + 1);
      int end = start + random.nextInt(pattern.length() + 1 - start);
      pattern.replace(start, end, "*");
    }
    return pattern.toString();
  }

  /** What is taken matches a name that can be found; what is refused matches none that can. */
  @Property(tries = 2000)
  void aPatternIsTakenExactlyWhenAFillingOfItsStarsIsAName(
      @ForAll("junk") Tuple.Tuple2<GeneralNameKind, String> junk, @ForAll Random random) {
    GeneralNameKind kind = junk.get1();
    Optional<NamePattern> pattern = NamePattern.of(kind, junk.get2());
    if (pattern.isEmpty()) {
      return;
    }
    Optional<SubjectAlternativeName> witness =
        fillings(kind, junk.get2(), random)
            .flatMap(filled -> SubjectAlternativeName.of(kind, filled).stream())
            .filter(pattern.get()::matches)
            .findFirst();

    assertThat(pattern.get().whyDead().isEmpty())
        .as("%s '%s', matched by %s", kind, junk.get2(), witness)
        .isEqualTo(witness.isPresent());
  }

  private static Stream<String> fillings(GeneralNameKind kind, String pattern, Random random) {
    List<String> texts = fillings(kind);
    Stream<String> alike = texts.stream().map(text -> filled(pattern, () -> text));
    Stream<String> mixed =
        IntStream.range(0, 1500)
            .mapToObj(i -> filled(pattern, () -> texts.get(random.nextInt(texts.size()))));
    return Stream.concat(alike, mixed);
  }

  private static String filled(String pattern, java.util.function.Supplier<String> filling) {
    StringBuilder filled = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean label = c == '+' && pattern.indexOf('@') < 0;
      filled.append(c == '*' ? filling.get() : label ? "a" : String.valueOf(c));
    }
    return filled.toString();
  }

  private static List<String> fillings(GeneralNameKind kind) {
    return switch (kind) {
      case DNS_NAME -> List.of("a.a", "a", "", ".a", "a.", ".");
      case EMAIL -> List.of("a", "", "a@a", "a.a", "@", "@a", "a@", ".a", "a.");
      case IP_ADDRESS -> List.of("", "0", "1", ".1", "1.", ".1.", "1.1", "1.1.1", ".1.1", "1.1.");
      default -> List.of();
    };
  }

  @Provide
  Arbitrary<Tuple.Tuple2<GeneralNameKind, String>> junk() {
    return Arbitraries.oneOf(
        junk(GeneralNameKind.DNS_NAME, "a1-._*+", 9),
        junk(GeneralNameKind.EMAIL, "a.@*-", 8),
        junk(GeneralNameKind.IP_ADDRESS, "0125.*", 8)
            .filter(j -> j.get2().indexOf('*') >= 0 && j.get2().indexOf('.') >= 0));
  }

  private static Arbitrary<Tuple.Tuple2<GeneralNameKind, String>> junk(
      GeneralNameKind kind, String alphabet, int longest) {
    return Arbitraries.strings()
        .withChars(alphabet.toCharArray())
        .ofMinLength(1)
        .ofMaxLength(longest)
        .map(text -> Tuple.of(kind, text));
  }

  @Provide
  Arbitrary<SubjectAlternativeName> names() {
    return Arbitraries.oneOf(
        dnsNames().map(text -> name(GeneralNameKind.DNS_NAME, text)),
        Combinators.combine(Arbitraries.of("a", "A.b", "x+y", "a-b.c"), hosts())
            .as((local, host) -> name(GeneralNameKind.EMAIL, local + "@" + host)),
        uris().map(text -> name(GeneralNameKind.URI, text)),
        addresses().map(address -> (SubjectAlternativeName) address));
  }

  private static SubjectAlternativeName name(GeneralNameKind kind, String text) {
    return SubjectAlternativeName.of(kind, text).orElseThrow(() -> new AssertionError(text));
  }

  @Provide
  Arbitrary<String> dnsNames() {
    return Arbitraries.oneOf(hosts(), hosts().map(host -> "*." + host));
  }

  private static Arbitrary<String> hosts() {
    return Arbitraries.of("a", "1a", "xn--bcher-kva", "r2---sn", "b".repeat(63), "a-1")
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(labels -> String.join(".", labels));
  }

  private static Arbitrary<String> uris() {
    Arbitrary<String> authorities =
        Arbitraries.oneOf(
            hosts(),
            hosts().map(host -> host + ":8443"),
            Arbitraries.of("10.0.0.1", "[2001:db8::1]", "[::1]:80"));
    Arbitrary<String> tails =
        Arbitraries.of("", "/", "/a", "/A/%2Fb", "/a?b=[c]", "?q", "/x#f", "/%C3%BC/%20", "/a//b");
    Arbitrary<String> ids = Arbitraries.of("", "/ns/a_B.c", "/-", "/x/y/z");
    return Arbitraries.oneOf(
        Combinators.combine(Arbitraries.of("https", "svn+ssh", "x"), authorities, tails)
            .as((scheme, authority, tail) -> scheme + "://" + authority + tail),
        Combinators.combine(Arbitraries.of("a", "a_b.c", "10.0.0.1", "-"), ids)
            .as((domain, path) -> "spiffe://" + domain + path),
        Arbitraries.of("urn:uuid:1", "mailto:a@b", "file:///etc/x", "tag:a,2020:b#c", "x:/a/b"));
  }

  private static Arbitrary<IpAddress> addresses() {
    return Arbitraries.of(4, 16)
        .flatMap(
            length ->
                Arbitraries.of((byte) 0, (byte) 0, (byte) 1, (byte) 0xa0, (byte) 255)
                    .array(byte[].class)
                    .ofSize(length))
        .map(IpAddress::new);
  }
}
