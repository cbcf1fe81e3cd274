package org.countersign.domain.policy;

import static org.countersign.domain.policy.PolicyBuilder.allowing;
import static org.countersign.domain.policy.PolicyBuilder.denying;
import static org.countersign.domain.policy.RuleTexts.row;
import static org.countersign.domain.x509.SubjectAttributeType.COUNTRY;
import static org.countersign.domain.x509.SubjectAttributeType.LOCALITY;
import static org.countersign.domain.x509.SubjectAttributeType.ORGANIZATION;
import static org.countersign.domain.x509.SubjectAttributeType.ORGANIZATIONAL_UNIT;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.countersign.domain.policy.document.PolicyDocument.Values;
import org.countersign.domain.x509.StringType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is said of subjects. For each row a policy, a request, and every text of the refusal; no
 * text, no refusal.
 */
class SubjectTextsTest {

  private static final Values ANY_NAME = allowing("common_name", "*");

  @ParameterizedTest(name = "{argumentSetName}")
  @MethodSource({"subjectByPolicy", "subjectByRfc"})
  void says(
      UnaryOperator<PolicyBuilder> policy,
      UnaryOperator<RequestBuilder> request,
      List<String> texts) {
    RuleTexts.assertTexts(policy, request, texts);
  }

  static Stream<Arguments> subjectByPolicy() {
    Values required = new Values("organization", null, List.of("Acme*", "Zeta"), null);
    Values all =
        new Values(
            "organization",
            List.of("Acme*", "Beta"),
            List.of("*Corp"),
            List.of("*Evil*", "Bad Corp"));
    return Stream.of(
        row(
            "a required attribute is missing",
            p -> p.withSubject(ANY_NAME, required),
            r -> r,
            "Missing required organization attribute"),
        row(
            "any one required pattern is enough",
            p -> p.withSubject(ANY_NAME, required),
            r -> r.withSubject(ORGANIZATION, "Zeta")),
        row(
            "a value meets no required pattern",
            p -> p.withSubject(ANY_NAME, required),
            r -> r.withSubject(ORGANIZATION, "Beta"),
            "organization value 'Beta' does not match any required patterns: Acme*, Zeta"),
        row(
            "beside one that meets the requirement, another value has nothing that allows it",
            p -> p.withSubject(ANY_NAME, required),
            r -> r.withSubject(ORGANIZATION, "Acme Inc", "Beta"),
            "organization value 'Beta' does not match any required patterns: Acme*, Zeta"),
        row(
            "beside one that meets the requirement, another value is allowed",
            p -> p.withSubject(ANY_NAME, all),
            r -> r.withSubject(ORGANIZATION, "Good Corp", "Beta")),
        row(
            "a required value needs no allowed entry",
            p -> p.withSubject(ANY_NAME, all),
            r -> r.withSubject(ORGANIZATION, "Good Corp")),
        row(
            "a denial beats a requirement that is met",
            p -> p.withSubject(ANY_NAME, all),
            r -> r.withSubject(ORGANIZATION, "Bad Corp"),
            "organization value 'Bad Corp' is denied by template policy"),
        row(
            "neither required nor allowed, and denied",
            p -> p.withSubject(ANY_NAME, all),
            r -> r.withSubject(ORGANIZATION, "Evil Inc"),
            "organization value 'Evil Inc' does not match any required patterns: *Corp",
            "organization value 'Evil Inc' is denied by template policy"),
        row(
            "a denial beats an allowed pattern",
            p -> p.withSubject(new Values("common_name", List.of("*"), null, List.of("root*"))),
            r -> r.withCommonName("Root-ca"),
            "common_name value 'Root-ca' is denied by template policy"),
        row(
            "allowed patterns with a star",
            p -> p.withSubject(allowing("common_name", "*.example", "b")),
            r -> r.withCommonName("c"),
            "common_name value 'c' does not match allowed patterns: *.example, b"),
        row(
            "allowed values without a star",
            p -> p.withSubject(allowing("common_name", "a", "b")),
            r -> r.withCommonName("c"),
            "common_name value 'c' is not in allowed values list"),
        row(
            "a rule that only denies allows the rest",
            p -> p.withSubject(denying("common_name", "b")),
            r -> r.withCommonName("c")),
        row(
            "an attribute without a rule",
            p -> p.withSubject(ANY_NAME),
            r -> r.withSubject(LOCALITY, "Ulm"),
            "locality is not allowed by template policy (not defined in template)"),
        row(
            "no subject section",
            p -> p.withoutSubject(),
            r -> r,
            "common_name is not allowed by template policy (no subject policies defined)"),
        row(
            "an empty subject section",
            p -> p.withSubject(),
            r -> r,
            "common_name is not allowed by template policy (no subject policies defined)"),
        row(
            "an empty allowed list beside a denial is as none",
            p -> p.withSubject(new Values("common_name", List.of(), List.of(), List.of("b"))),
            r -> r),
        row(
            "case, width and spaces do not count",
            p -> p.withSubject(allowing("common_name", "Straße  11 Ltd")),
            r -> r.withCommonName(" STRASSE １１ ltd ")),
        row(
            "a Turkish i is no i",
            p -> p.withSubject(allowing("common_name", "pi")),
            r -> r.withCommonName("pı"),
            "common_name value 'pı' is not in allowed values list"));
  }

  private static final String SUPPORTED =
      "common_name, organization, organizational_unit, country, state, locality,"
          + " domain_component, serial_number, email_address, street_address, postal_code,"
          + " given_name, surname, title, user_id, organization_identifier, unstructured_name, and"
          + " any that the policy names by its object identifier";

  static Stream<Arguments> subjectByRfc() {
    return Stream.of(
        row(
            "an attribute that is never issued",
            p -> p,
            r -> r.withAttribute("2.5.4.15", "Private", StringType.UTF8),
            "Subject attribute businessCategory (2.5.4.15) is not supported. Supported: "
                + SUPPORTED),
        row(
            "an attribute nobody knows",
            p -> p,
            r -> r.withAttribute("1.2.3.4", "x", StringType.UTF8),
            "Subject attribute 1.2.3.4 is not supported. Supported: " + SUPPORTED),
        row("64 characters", p -> p, r -> r.withCommonName("ä".repeat(64))),
        row(
            "65 characters",
            p -> p,
            r -> r.withCommonName("a".repeat(65)),
            "common_name value '"
                + "a".repeat(65)
                + "' has 65 characters; at most 64 are allowed (RFC 5280, appendix A.1)"),
        row(
            "a NUL",
            p -> p,
            r -> r.withCommonName("a.example\0.evil"),
            "common_name value 'a.example\\u{0}.evil' contains the control or invisible character"
                + " \\u{0}"),
        row(
            "a letter that runs from right to left",
            p -> p,
            r -> r.withCommonName("a\u202eb"),
            "common_name value 'a\\u{202e}b' contains the control or invisible character \\u{202e}"),
        row(
            "a line feed in a PrintableString",
            p -> p,
            r -> r.withEmptySubject().withAttribute("2.5.4.3", "a\nb", StringType.PRINTABLE),
            "common_name value 'a\\u{a}b' contains the control or invisible character \\u{a}"),
        row(
            "a star in a PrintableString",
            p -> p,
            r -> r.withEmptySubject().withAttribute("2.5.4.3", "*.a", StringType.PRINTABLE),
            "common_name value '*.a' contains '*', which PrintableString does not have (X.680, 41.4)"),
        row("only spaces", p -> p, r -> r.withCommonName("  "), "common_name value is empty"),
        row(
            "TeletexString",
            p -> p,
            r -> r.withEmptySubject().withAttribute("2.5.4.3", "a", StringType.TELETEX),
            "common_name value 'a' is encoded as TeletexString; PrintableString or UTF8String are"
                + " supported (RFC 5280, 4.1.2.4)"),
        row(
            "a country in UTF-8",
            p -> p.withSubject(ANY_NAME, allowing("country", "*")),
            r -> r.withAttribute("2.5.4.6", "DE", StringType.UTF8),
            "country value 'DE' is encoded as UTF8String; PrintableString is supported"
                + " (RFC 5280, 4.1.2.4)"),
        row(
            "two letters of country",
            p -> p.withSubject(ANY_NAME, allowing("country", "de")),
            r -> r.withSubject(COUNTRY, "DE")),
        row(
            "a country in lower case",
            p -> p.withSubject(ANY_NAME, allowing("country", "*")),
            r -> r.withSubject(COUNTRY, "de"),
            "country value 'de' is not a country code of two upper-case letters (ISO 3166-1)"),
        row(
            "three letters of country",
            p -> p.withSubject(ANY_NAME, allowing("country", "*")),
            r -> r.withSubject(COUNTRY, "DEU"),
            "country value 'DEU' is not a country code of two upper-case letters (ISO 3166-1)"),
        row(
            "each of several values is judged",
            p -> p.withSubject(ANY_NAME, allowing("organizational_unit", "R&D")),
            r -> r.withSubject(ORGANIZATIONAL_UNIT, "R&D", "", "IT"),
            "organizational_unit value is empty",
            "organizational_unit value '' is not in allowed values list",
            "organizational_unit value 'IT' is not in allowed values list"),
        row(
            "neither subject nor names",
            p -> p,
            r -> r.withEmptySubject(),
            "The request names nothing: both its subject and its subjectAltName are empty"
                + " (RFC 5280, 4.1.2.6)"),
        row("names without a subject", p -> p, r -> r.withEmptySubject().withDnsName("a.example")));
  }
}
