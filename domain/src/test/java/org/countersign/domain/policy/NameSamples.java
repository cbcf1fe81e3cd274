package org.countersign.domain.policy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;

/** Names and patterns close enough to each other that some match. */
public final class NameSamples {

  public static final List<GeneralNameKind> KINDS =
      List.of(
          GeneralNameKind.DNS_NAME,
          GeneralNameKind.EMAIL,
          GeneralNameKind.URI,
          GeneralNameKind.IP_ADDRESS);

  private static final Map<GeneralNameKind, List<String>> PATTERNS =
      Map.of(
          GeneralNameKind.DNS_NAME,
          List.of(
              "a.example",
              "*.a.example",
              "*.Example.",
              "b.*",
              "*b*",
              "a*.example",
              "*",
              "c.b.example",
              "*.bücher.example",
              "*e",
              "*.*.*",
              "*.b.a.example",
              "x*x",
              "+.a.example",
              "+.+.example",
              "b.+.example",
              "+",
              "*.+.example",
              "localhost"),
          GeneralNameKind.EMAIL,
          List.of(
              "*@a.example",
              "Info@a.example",
              "*.example",
              "info@*",
              "*@*.example",
              "*",
              "*b*",
              "*@bücher.example",
              "x*",
              "info@b.example"),
          GeneralNameKind.URI,
          List.of(
              "https://a.example/*",
              "https://a.example",
              "*",
              "https://*.example/x",
              "urn:*",
              "spiffe://a.example/ns/*",
              "*/X",
              "https://[2001:db8:0:0::1]/*",
              "https://10.0.0.1/*",
              "https://a.example:443/*",
              "http*",
              "*.example"),
          GeneralNameKind.IP_ADDRESS,
          List.of(
              "10.0.0.0/8",
              "10.0.0.1",
              "10.*",
              "*",
              "*.1",
              "::/0",
              "2001:db8::/32",
              "2001:DB8:0:0:*",
              "2001:db8::1",
              "::ffff:10.0.0.1",
              "::ffff:10.0.0.0/104",
              "*:1",
              "0.0.0.0/0"));

  private static final Map<GeneralNameKind, List<SubjectAlternativeName>> NAMES =
      Map.of(
          GeneralNameKind.DNS_NAME,
          names(
              GeneralNameKind.DNS_NAME,
              "a.example",
              "b.example",
              "b.a.example",
              "*.a.example",
              "*.example",
              "*.b.a.example",
              "c.b.example",
              "bücher.example",
              "x.bücher.example",
              "localhost",
              "b.test",
              "zebra"),
          GeneralNameKind.EMAIL,
          names(
              GeneralNameKind.EMAIL,
              "info@a.example",
              "Info@a.example",
              "info@b.a.example",
              "b@bücher.example",
              "x@elsewhere.test",
              "INFO@b.example",
              "z@zebra"),
          GeneralNameKind.URI,
          names(
              GeneralNameKind.URI,
              "https://a.example",
              "https://a.example/",
              "https://a.example:443/x",
              "urn:uuid:1",
              "https://b.example/X",
              "spiffe://a.example/ns/x",
              "https://[2001:db8::1]/",
              "https://[::ffff:10.0.0.1]/",
              "https://10.0.0.1/",
              "ftp://a.example/x"),
          GeneralNameKind.IP_ADDRESS,
          names(
              GeneralNameKind.IP_ADDRESS,
              "10.0.0.1",
              "10.0.0.2",
              "11.0.0.1",
              "::ffff:10.0.0.1",
              "2001:db8::1",
              "2001:db9::1",
              "::1",
              "::ffff:11.0.0.2"));

  private NameSamples() {}

  private static List<SubjectAlternativeName> names(GeneralNameKind kind, String... texts) {
    return Stream.of(texts)
        .map(text -> SubjectAlternativeName.of(kind, text).orElseThrow())
        .toList();
  }

  public static List<String> patterns(GeneralNameKind kind) {
    return PATTERNS.get(kind);
  }

  public static List<SubjectAlternativeName> names(GeneralNameKind kind) {
    return NAMES.get(kind);
  }
}
