package org.countersign.domain.policy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.policy.PolicyBuilder.aPolicy;
import static org.countersign.domain.policy.PolicyBuilder.allowing;
import static org.countersign.domain.policy.PolicyBuilder.denying;
import static org.countersign.domain.policy.RequestBuilder.aRequest;

import java.util.List;
import org.countersign.domain.policy.PolicyBuilder;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.policy.document.PolicyDocument.Values;
import org.countersign.domain.policy.pattern.NamePattern;
import org.countersign.domain.validation.FieldError;
import org.countersign.domain.x509.GeneralNameKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadPatternsTest {

  private static final String LABEL_63 = "a".repeat(63);
  private static final String NAME_251 = (LABEL_63 + ".").repeat(3) + "a".repeat(59);

  @ParameterizedTest(name = "{0} ''{1}'': {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "dns_name | .prod.example.com | it begins with a dot; '*.prod.example.com' would match",
        "dns_name | ^vault\\..*$ | label '^vault\\' holds '^', which is no letter, digit or hyphen; 'vault.*' would match",
        "dns_name | https://x.example/y | label 'https://x' holds ':', which is no letter, digit or hyphen; 'x.example' would match",
        "dns_name | https://*.x.example | label 'https://*' holds ':', which is no letter, digit or hyphen; '*.x.example' would match",
        "dns_name | host:443 | label 'host:443' holds ':', which is no letter, digit or hyphen; 'host' would match",
        "dns_name | a, b | label 'a, b' holds ',', which is no letter, digit or hyphen; write each by itself: 'a', 'b'",
        "dns_name | 'a.example *.b.example' | label 'example *' holds ' ', which is no letter, digit or hyphen; write each by itself: 'a.example', '*.b.example'",
        "dns_name | ' a.example' | label ' a' holds ' ', which is no letter, digit or hyphen; 'a.example' would match",
        "dns_name | '*.a.example ' | label 'example ' holds ' ', which is no letter, digit or hyphen; '*.a.example' would match",
        "dns_name | *.a_b.example | label 'a_b' holds '_', which is no letter, digit or hyphen; '*.example.com' is one that can",
        "dns_name | a_*.example | label 'a_*' holds '_', which is no letter, digit or hyphen; '*.example.com' is one that can",
        "dns_name | a..b.* | it has an empty label; '*.example.com' is one that can",
        "dns_name | -*.example | label '-*' begins or ends with a hyphen; '*.example.com' is one that can",
        "dns_name | *-.example | label '*-' begins or ends with a hyphen; '*.example.com' is one that can",
        "dns_name | a+b.example | '+' stands for a whole label, not for a part of 'a+b'; '*.example.com' is one that can",
        "dns_name | *+.example | '+' stands for a whole label, not for a part of '*+'; '*.example.com' is one that can",
        "dns_name | 10.0.0.1 | its last label '1' is a number, as in an IPv4 address; '*.example.com' is one that can",
        "dns_name | *.0.0.1 | its last label '1' is a number, as in an IPv4 address; '*.example.com' is one that can",
        "dns_name | me@a.example | label 'me@a' holds '@', which is no letter, digit or hyphen; 'a.example' would match",
        "email | example.com | it has no '@', and no '*' that could stand for it; '*@example.com' would match",
        "email | @example.com | its local part is empty; '*@example.com' would match",
        "email | .example.com | it has no '@', and no '*' that could stand for it; '*@*.example.com' would match",
        "email | a@b@example.com | its local part holds '@', which an unquoted one cannot; '*@example.com' is one that can",
        "email | *@a_b.example | its domain is no DNS name: label 'a_b' holds '_', which is no letter, digit or hyphen; '*@example.com' is one that can",
        "email | a..b*@example.com | its local part has a dot with nothing beside it; '*@example.com' is one that can",
        "email | *@+.example.com | its domain is no DNS name: label '+' holds '+', which is no letter, digit or hyphen; '*@example.com' is one that can",
        "email | mailto:a@example.com | its local part holds ':', which an unquoted one cannot; 'a@example.com' would match",
        "uri | www.example.com/x | it has no scheme; 'https://www.example.com/x' would match",
        "uri | //www.example.com/* | no URI begins with '//www.example.com/'; 'https://www.example.com/*' would match",
        "uri | www.example.com/* | no URI begins with 'www.example.com/'; 'https://www.example.com/*' would match",
        "uri | https:x* | no URI begins with 'https:x'; 'https://www.example.com/*' is one that can",
        "uri | https://a_b* | no URI begins with 'https://a_b'; 'https://www.example.com/*' is one that can",
        "uri | https://u@a.example/* | no URI begins with 'https://u@a.example/'; 'https://www.example.com/*' is one that can",
        "uri | https://a.example/../* | no URI begins with 'https://a.example/../'; 'https://www.example.com/*' is one that can",
        "uri | https://a.example/* b | no URI has ' b' in it; 'https://www.example.com/*' is one that can",
        "uri | spiffe://a.example/*?x | no URI has '?x' in it; 'https://www.example.com/*' is one that can",
        "uri | spiffe://a.example/*/ | no URI has '/' in it; 'https://www.example.com/*' is one that can",
        "uri | spiffe://a.example:443/* | no URI begins with 'spiffe://a.example:443/'; 'https://www.example.com/*' is one that can",
        "uri | spiffe://a/*/./x* | no URI has '/./x' in it; 'https://www.example.com/*' is one that can",
        "email | .*@a.example | its local part has a dot with nothing beside it; '*.*@a.example' would match",
        "email | *..* | its local part has a dot with nothing beside it; '*@example.com' is one that can",
        "uri | *#a*#b | no URI has '#' and '#' in it; 'https://www.example.com/*' is one that can",
        "ip_address | 10.*.*.*.* | no address is written so (RFC 5952 for IPv6); '10.0.0.0/8' is one that can",
        "ip_address | 256.* | no address is written so (RFC 5952 for IPv6); '10.0.0.0/8' is one that can",
        "ip_address | 10.0.0.01* | no address is written so (RFC 5952 for IPv6); '10.0.0.0/8' is one that can",
        "ip_address | 2001::db8::* | no address is written so (RFC 5952 for IPv6); '10.0.0.0/8' is one that can",
        "ip_address | fe80::*%eth0 | no address is written so (RFC 5952 for IPv6); '10.0.0.0/8' is one that can",
        "ip_address | A* | no address is written so (RFC 5952 for IPv6); 'a*' would match",
        "ip_address | a.example* | no address is written so (RFC 5952 for IPv6); '10.0.0.0/8' is one that can",
      })
  void ofNamesAreToldWithWhatWouldMatch(String type, String pattern, String why) {
    String message = "'" + pattern + "' can match no " + type + ": " + why;
    Values other = allowing(type.equals("uri") ? "email" : "uri", "*");

    for (Values rule :
        List.of(
            new Values(type, List.of("*", pattern), null, null),
            new Values(type, List.of("*"), List.of("*", pattern), null),
            new Values(type, List.of("*"), null, List.of("*", pattern)))) {
      String list =
          rule.denied() != null ? "denied" : rule.required() != null ? "required" : "allowed";
      PolicyDocument document = aPolicy().withSans(other, rule).document();

      assertThat(PolicyRules.check(document))
          .containsExactly(new FieldError("invalid_string", "sans.1." + list + ".1", message));
      assertThat(PolicyRules.of(document).deadPatterns())
          .containsExactly(new DeadPattern("/sans/1/" + list + "/1", pattern, message));
    }
  }

  @ParameterizedTest(name = "{0} ''{1}'': {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "country | DEU | a country is two letters (ISO 3166-1)",
        "country | D | a country is two letters (ISO 3166-1)",
        "country | D1 | a country is two letters (ISO 3166-1)",
        "country | D*E*U | a country is two letters (ISO 3166-1)",
        "country | DÉ | a country is two letters (ISO 3166-1)",
        "country | ^D* | a country is two letters (ISO 3166-1)",
        "serial_number | a_b | it holds '_', which PrintableString does not have",
        "domain_component | -a* | label '-a*' begins or ends with a hyphen",
        "email_address | example.com | it has no '@', and no '*' that could stand for it",
      })
  void ofTheSubjectAreTold(String type, String pattern, String why) {
    PolicyDocument document = aPolicy().withSubject(denying(type, pattern)).document();

    assertThat(PolicyRules.check(document))
        .extracting(FieldError::path, FieldError::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "subject.0.denied.0", "'" + pattern + "' can match no " + type + ": " + why));
  }

  @ParameterizedTest(name = "{0} ''{1}''")
  @CsvSource({
    "dns_name, *",
    "dns_name, **",
    "dns_name, *.*",
    "dns_name, WWW.Example.COM.",
    "dns_name, *.BÜCHER.example",
    "dns_name, xn--*",
    "dns_name, xn--b*.example",
    "dns_name, *--a.example",
    "dns_name, a*--b.example",
    "dns_name, 10.*",
    "dns_name, *1",
    "dns_name, 0x*",
    "dns_name, +",
    "dns_name, +.+.*",
    "dns_name, a.+",
    "dns_name, r2---sn-*.example",
    "email, *",
    "email, a*",
    "email, a+b@*",
    "email, *.example",
    "email, *@*.example",
    "email, a.*.b@a",
    "uri, *",
    "uri, *.example.com/x",
    "uri, h*",
    "uri, https*",
    "uri, https:*",
    "uri, https:/*",
    "uri, https://*",
    "uri, https://a*",
    "uri, https://a.*",
    "uri, https://a-*",
    "uri, https://xn--*",
    "uri, https://xn--b*",
    "uri, https://10.0.0.*",
    "uri, https://10.*",
    "uri, https://a.example:*",
    "uri, https://a.example:80*",
    "uri, https://[2001:db8:*",
    "uri, https://[*]/*",
    "uri, https://a.example/%*",
    "uri, https://a.example/%4*",
    "uri, https://a.example/%5*/x",
    "uri, https://a.example/.*",
    "uri, https://a.example/*/../b",
    "uri, urn:*",
    "uri, spiffe:*",
    "uri, spiffe:**//a",
    "uri, spiffe:/**/a/***/b",
    "uri, spiffe://*",
    "uri, spiffe://a_b.example/*/x",
    "uri, spiffe://a/.*",
    "uri, *#*",
    "ip_address, *",
    "ip_address, 10.*",
    "ip_address, 10.0.0.25*",
    "ip_address, *.*.*.*",
    "ip_address, 1*1",
    "ip_address, *:*",
    "ip_address, a*",
    "ip_address, ::*",
    "ip_address, *::",
    "ip_address, 2001:DB8:0:*",
    "ip_address, *:0:0:1",
    "ip_address, 10.0.0.0/8",
    "country, *",
    "country, d*",
    "country, *e",
    "country, de",
    "country, D*E",
    "country, ' de '",
    "common_name, ' anything ^[at]. all$'",
    "serial_number, ' a  b*'",
    "domain_component, 123",
    "email_address, *@Example.com",
    "1.2.3.4, ü",
  })
  void areNoneThatCanMatch(String type, String pattern) {
    PolicyBuilder policy = aPolicy();
    if (GeneralNameKind.ofPolicyName(type).isPresent()) {
      policy.withSans(denying(type, pattern));
    } else {
      policy.withSubject(denying(type, pattern));
    }

    assertThat(PolicyRules.check(policy.document())).isEmpty();
  }

  @Test
  void lengthsAreCounted() {
    assertThat(isDead(LABEL_63 + ".*")).isFalse();
    assertThat(isDead(LABEL_63 + "a.*")).isTrue();
    assertThat(isDead(LABEL_63 + "*")).isFalse();
    assertThat(isDead("*" + LABEL_63 + "a*")).isTrue();
    assertThat(isDead(LABEL_63.substring(1) + "-*")).isTrue();
    assertThat(isDead(NAME_251)).isFalse();
    assertThat(isDead("*." + NAME_251)).isFalse();
    assertThat(isDead("+." + NAME_251)).isFalse();
    assertThat(isDead("*.a" + NAME_251)).isTrue();
    assertThat(isDead("+.*." + NAME_251)).isTrue();
  }

  private static boolean isDead(String pattern) {
    return NamePattern.of(GeneralNameKind.DNS_NAME, pattern).orElseThrow().whyDead().isPresent();
  }

  /** A document from a time when nobody looked for them. */
  @Test
  void keepNoPolicyFromWork() {
    PolicyDocument document =
        aPolicy()
            .withSubject(allowing("common_name", "*"), allowing("country", "DE", "DEU"))
            .withSans(new Values("dns_name", List.of("*"), null, List.of(".prod.test", "x.test")))
            .document();

    PolicyRules rules = PolicyRules.of(document);

    assertThat(rules.deadPatterns())
        .extracting(DeadPattern::path, DeadPattern::pattern)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("/subject/1/allowed/1", "DEU"),
            org.assertj.core.groups.Tuple.tuple("/sans/0/denied/0", ".prod.test"));
    assertThat(rules.warningsOfPolicy())
        .extracting(Warning::code)
        .containsExactly("policy-pattern-matches-nothing", "policy-pattern-matches-nothing");
    assertThat(rules.warningsOfPolicy().get(1).message())
        .isEqualTo(
            "The policy's pattern at /sans/0/denied/0 is without effect: '.prod.test' can match no"
                + " dns_name: it begins with a dot; '*.prod.test' would match");
    assertThat(rules.evaluate(aRequest().withDnsName("a.prod.test").judged()).permitted())
        .isPresent();
    assertThat(rules.evaluate(aRequest().withDnsName("x.test").judged()).permitted()).isEmpty();
  }

  @Test
  void areLookedForInWhatAChangeChanges() {
    PolicyDocument old = aPolicy().withSans(denying("dns_name", ".prod.test")).document();
    PolicyDocument subjectChanged =
        aPolicy()
            .withSubject(denying("country", "DE"))
            .withSans(denying("dns_name", ".prod.test"))
            .document();
    PolicyDocument namesChanged =
        aPolicy().withSans(denying("dns_name", ".prod.test", "a.test")).document();

    assertThat(PolicyRules.check(subjectChanged, old)).isEmpty();
    assertThat(PolicyRules.check(namesChanged, old))
        .extracting(FieldError::path)
        .containsExactly("sans.0.denied.0");
  }

  @Test
  void aPolicyWithoutAnySaysNothing() {
    PolicyRules rules = aPolicy().rules();

    assertThat(rules.deadPatterns()).isEmpty();
    assertThat(rules.warningsOfPolicy()).isEmpty();
  }
}
