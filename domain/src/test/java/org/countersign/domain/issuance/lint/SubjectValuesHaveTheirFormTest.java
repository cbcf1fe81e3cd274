package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passesUnasked;

import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.SubjectAttributeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubjectValuesHaveTheirFormTest {

  private static final String FINDING = "a subject attribute has not the form of its type: ";

  private final LintRule rule = new SubjectValuesHaveTheirForm();

  @ParameterizedTest
  @CsvSource({
    "domain_component, example",
    "domain_component, EXAMPLE",
    "domain_component, 10",
    "domain_component, xn--mnchen-3ya",
    "email_address, Some.One+x@Example.COM",
    "user_id, some_one",
    "unstructured_name, router_1.example.com",
  })
  void passes(String type, String value) {
    RuleVerdict.passes(rule, aServerCertificate().withSubject(subject(type, value)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "domain_component|example.com|label 'example.com' holds '.', which is no letter, digit or"
            + " hyphen",
        "domain_component|-a|label '-a' begins or ends with a hyphen",
        "domain_component|a_b|label 'a_b' holds '_', which is no letter, digit or hyphen",
        "email_address|example.com|it has no '@'",
        "email_address|a@example.com.|it is to be written 'a@example.com'",
      })
  void finds(String type, String value, String reason) {
    fails(
        rule,
        aServerCertificate().withSubject(subject(type, value)),
        FINDING + type + ": " + reason);
  }

  @Test
  void hasNothingToSayOfAnEmptySubject() {
    passesUnasked(rule, aServerCertificate().withSubject(DistinguishedName.EMPTY));
  }

  private static DistinguishedName subject(String type, String value) {
    return DistinguishedName.EMPTY.with(SubjectAttributeType.ofWireName(type).orElseThrow(), value);
  }
}
