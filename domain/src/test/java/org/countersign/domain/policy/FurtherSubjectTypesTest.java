package org.countersign.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.policy.PolicyBuilder.aPolicy;
import static org.countersign.domain.policy.PolicyBuilder.allowing;
import static org.countersign.domain.policy.PolicyBuilder.denying;
import static org.countersign.domain.policy.PolicyBuilder.requiring;
import static org.countersign.domain.policy.RequestBuilder.aRequest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.document.PolicyDocument.Values;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.x509.StringType;
import org.countersign.domain.x509.SubjectAttributeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Subject attributes besides the six that a profile can have a default for. */
final class FurtherSubjectTypesTest {

  private static final Values ANY_NAME = allowing("common_name", "*");

  static Stream<Arguments> further() {
    return Stream.concat(
            SubjectAttributeType.NAMED.stream().skip(6).map(SubjectAttributeType::wireName),
            Stream.of("1.2.3.4", "2.5.4.15"))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("further")
  void isRefusedWithoutARuleAndIssuedByOne(String wireName) {
    SubjectAttributeType type = SubjectAttributeType.ofWireName(wireName).orElseThrow();
    JudgedRequest request = aRequest().withSubject(type, value(type)).judged();

    assertThat(aPolicy().rules().evaluate(request).violations())
        .extracting(Violation::code, Violation::field)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                type.isNamed() ? "subject-attribute-not-defined" : "subject-attribute-unsupported",
                "subject." + wireName));
    PolicyRules policy = aPolicy().withSubject(ANY_NAME, allowing(wireName, "*")).rules();
    assertThat(policy.evaluate(request).permitted().orElseThrow().subject())
        .isEqualTo(request.subject());
  }

  private static String value(SubjectAttributeType type) {
    return type.equals(SubjectAttributeType.EMAIL_ADDRESS) ? "a@example.com" : "x1";
  }

  @ParameterizedTest
  @MethodSource("further")
  void isNamedByItsIdentifierAsWell(String wireName) {
    SubjectAttributeType type = SubjectAttributeType.ofWireName(wireName).orElseThrow();
    JudgedRequest request = aRequest().withSubject(type, value(type)).judged();
    PolicyRules policy = aPolicy().withSubject(ANY_NAME, denying(type.oid(), "*")).rules();

    assertThat(policy.evaluate(request).violations())
        .extracting(Violation::message)
        .containsExactly(wireName + " value '" + value(type) + "' is denied by template policy");
  }

  @ParameterizedTest
  @CsvSource({
    "serial_number, FTX 1234, ftx  1234, UTF8",
    "email_address, Root@Example.COM, root@example.com, IA5",
    "email_address, a@MÜNCHEN.example, A@xn--mnchen-3ya.example, IA5",
    "email_address, *@münchen.example, A@XN--MNCHEN-3YA.EXAMPLE, IA5",
    "email_address, root*, ROOT@x.example, IA5",
    "domain_component, Example, EXAMPLE, IA5",
    "domain_component, münchen, XN--MNCHEN-3YA, IA5",
    "domain_component, evil*, EVIL-ONE, IA5",
    "unstructured_name, *.example.com, Router.EXAMPLE.com, IA5",
    "1.2.3.4, Straße, STRASSE, UTF8",
  })
  void deniesHoweverTheValueIsSpelt(String type, String pattern, String value, StringType string) {
    SubjectAttributeType attribute = SubjectAttributeType.ofWireName(type).orElseThrow();
    PolicyRules policy =
        aPolicy()
            .withSubject(ANY_NAME, new Values(type, List.of("*"), null, List.of(pattern)))
            .rules();

    assertThat(
            policy
                .evaluate(aRequest().withAttribute(attribute.oid(), value, string).judged())
                .violations())
        .extracting(Violation::code)
        .contains("subject-denied");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "serial_number|a|UTF8|is encoded as UTF8String; PrintableString is supported (RFC 5280,"
            + " 4.1.2.4)",
        "email_address|a@b.c|UTF8|is encoded as UTF8String; IA5String is supported (RFC 5280,"
            + " appendix A.1)",
        "domain_component|a|PRINTABLE|is encoded as PrintableString; IA5String is supported (RFC"
            + " 5280, appendix A.1)",
        "unstructured_name|a|TELETEX|is encoded as TeletexString; PrintableString, UTF8String or"
            + " IA5String are supported (RFC 2985, appendix A)",
        "title|a|IA5|is encoded as IA5String; PrintableString or UTF8String are supported (RFC"
            + " 5280, 4.1.2.4)",
        "email_address|root|IA5|is not a mailbox: it has no '@'",
        "email_address|a@evil.test.|IA5|is not a mailbox: it is to be written 'a@evil.test'",
        "domain_component|a.b|IA5|is not one label of a DNS name (RFC 4519, 2.4): label 'a.b' holds"
            + " '.', which is no letter, digit or hyphen",
        "postal_code|12345678901234567890123456789012345678901|UTF8|has 41 characters; at most 40"
            + " are allowed (X.520, annex C)",
      })
  void saysWhatIsWrongWithAValue(String type, String value, StringType string, String what) {
    SubjectAttributeType attribute = SubjectAttributeType.ofWireName(type).orElseThrow();
    PolicyRules policy = aPolicy().withSubject(ANY_NAME, allowing(type, "*")).rules();

    assertThat(
            policy
                .evaluate(aRequest().withAttribute(attribute.oid(), value, string).judged())
                .violations())
        .extracting(Violation::message)
        .containsExactly(type + " value '" + value + "' " + what);
  }

  @Test
  void sayTheSameOfFurtherTypesAsOfTheSix() {
    PolicyRules policy =
        aPolicy()
            .withSubject(ANY_NAME, requiring("1.2.3.4", "a*"), allowing("title", "Dr"))
            .rules();
    JudgedRequest request =
        aRequest()
            .withAttribute("1.2.3.9", "x", StringType.UTF8)
            .withAttribute("2.5.4.12", "Prof", StringType.UTF8)
            .withAttribute("2.5.4.5", "1", StringType.PRINTABLE)
            .judged();

    assertThat(policy.evaluate(request).violations())
        .extracting(Violation::message)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("Subject attribute 1.2.3.9 is not supported"),
            second ->
                assertThat(second)
                    .isEqualTo(
                        "serial_number is not allowed by template policy (not defined in"
                            + " template)"),
            third ->
                assertThat(third).isEqualTo("title value 'Prof' is not in allowed values list"),
            fourth -> assertThat(fourth).isEqualTo("Missing required 1.2.3.4 attribute"));
  }

  @Test
  void aMailboxThatIsDeniedAsANameIsDeniedInTheSubject() {
    PolicyRules policy =
        aPolicy()
            .withSubject(ANY_NAME, allowing("email_address", "*"))
            .withSans(
                allowing("dns_name", "*"),
                new Values("email", List.of("*@other.example"), null, List.of("*@evil.test")))
            .rules();

    assertThat(policy.evaluate(mailbox("Root@EVIL.test")).violations())
        .extracting(Violation::rule, Violation::field, Violation::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Optional.of("/sans/1/denied/0"),
                "subject.email_address",
                "email_address value 'Root@EVIL.test' is denied by template policy (as an email"
                    + " SAN)"));
    assertThat(policy.evaluate(mailbox("root@example.com")).violations()).isEmpty();
  }

  private static JudgedRequest mailbox(String value) {
    return aRequest().withAttribute("1.2.840.113549.1.9.1", value, StringType.IA5).judged();
  }
}
