package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;
import static org.countersign.domain.issuance.lint.RuleVerdict.passesUnasked;

import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.SubjectAttributeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubjectValuesAreWithinTheirBoundsTest {

  private final LintRule rule = new SubjectValuesAreWithinTheirBounds();

  @Test
  void passesSixtyFourCharacters() {
    passes(rule, aServerCertificate().withSubject(commonName("a".repeat(64))));
  }

  @Test
  void countsACharacterBeyondTheBasicPlaneAsOne() {
    passes(rule, aServerCertificate().withSubject(commonName("\uD83D\uDD11".repeat(64))));
  }

  @Test
  void findsSixtyFive() {
    fails(
        rule,
        aServerCertificate().withSubject(commonName("a".repeat(65))),
        "common_name has 65 characters; 1 to 64");
  }

  @Test
  void findsAnEmptyValue() {
    fails(
        rule,
        aServerCertificate().withSubject(commonName("")),
        "common_name has 0 characters; 1 to 64");
  }

  /** The bounds as RFC 5280, X.520, RFC 1274, RFC 2985 and we ourselves have them. */
  @ParameterizedTest
  @CsvSource({
    "domain_component, 63",
    "serial_number, 64",
    "email_address, 255",
    "street_address, 128",
    "postal_code, 40",
    "given_name, 64",
    "surname, 64",
    "title, 64",
    "user_id, 256",
    "organization_identifier, 256",
    "unstructured_name, 255",
    "1.2.3.4, 256",
  })
  void knowsTheBoundOfEachType(String type, int most) {
    passes(rule, aServerCertificate().withSubject(subject(type, most)));
    fails(
        rule,
        aServerCertificate().withSubject(subject(type, most + 1)),
        type + " has " + (most + 1) + " characters; 1 to " + most);
  }

  private static DistinguishedName subject(String type, int characters) {
    return DistinguishedName.EMPTY.with(
        SubjectAttributeType.ofWireName(type).orElseThrow(), "1".repeat(characters));
  }

  @Test
  void hasNothingToSayOfAnEmptySubject() {
    passesUnasked(rule, aServerCertificate().withSubject(DistinguishedName.EMPTY));
  }

  private static DistinguishedName commonName(String value) {
    return DistinguishedName.EMPTY.with(SubjectAttributeType.COMMON_NAME, value);
  }
}
