package org.countersign.domain.issuance.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passesUnasked;

import java.util.Arrays;
import java.util.List;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.RelativeDistinguishedName;
import org.countersign.domain.x509.StringType;
import org.countersign.domain.x509.SubjectAttributeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class SubjectValuesHaveTheirStringTypesTest {

  private final LintRule rule = new SubjectValuesHaveTheirStringTypes();

  @ParameterizedTest
  @EnumSource(names = {"PRINTABLE", "UTF8"})
  void passes(StringType type) {
    RuleVerdict.passes(rule, aServerCertificate().withSubject(organization(type)));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"PRINTABLE", "UTF8"})
  void finds(StringType type) {
    fails(
        rule,
        aServerCertificate().withSubject(organization(type)),
        "subject attribute 2.5.4.10 is of string type " + type + "; PRINTABLE or UTF8");
  }

  /** RFC 5280, appendix A.1; RFC 4519; RFC 2985, appendix A. */
  @ParameterizedTest
  @CsvSource({
    "domain_component, IA5",
    "email_address, IA5",
    "serial_number, PRINTABLE",
    "country, PRINTABLE",
    "2.5.4.46, PRINTABLE",
    "unstructured_name, PRINTABLE UTF8 IA5",
    "1.2.3.4, PRINTABLE UTF8 IA5",
    "common_name, PRINTABLE UTF8",
    "street_address, PRINTABLE UTF8",
    "postal_code, PRINTABLE UTF8",
    "given_name, PRINTABLE UTF8",
    "surname, PRINTABLE UTF8",
    "title, PRINTABLE UTF8",
    "user_id, PRINTABLE UTF8",
    "organization_identifier, PRINTABLE UTF8",
    "2.5.4.15, PRINTABLE UTF8",
  })
  void knowsTheStringTypesOfEachAttribute(String attribute, String types) {
    List<String> passing =
        Arrays.stream(StringType.values())
            .filter(type -> rule.holds(subject(attribute, type)))
            .map(StringType::name)
            .toList();
    assertThat(passing).containsExactly(types.split(" "));
  }

  private static LintSubject subject(String attribute, StringType type) {
    String oid = SubjectAttributeType.ofWireName(attribute).orElseThrow().oid();
    return aServerCertificate()
        .withSubject(
            new DistinguishedName(
                List.of(RelativeDistinguishedName.of(new AttributeTypeAndValue(oid, "12", type)))))
        .build();
  }

  @Test
  void hasNothingToSayOfAnEmptySubject() {
    passesUnasked(rule, aServerCertificate().withSubject(DistinguishedName.EMPTY));
  }

  private static DistinguishedName organization(StringType type) {
    return new DistinguishedName(
        List.of(
            RelativeDistinguishedName.of(new AttributeTypeAndValue("2.5.4.10", "12 34", type))));
  }
}
