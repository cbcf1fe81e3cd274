package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;
import static org.countersign.domain.issuance.lint.RuleVerdict.passesUnasked;

import java.util.List;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.RelativeDistinguishedName;
import org.countersign.domain.x509.StringType;
import org.countersign.domain.x509.SubjectAttributeType;
import org.junit.jupiter.api.Test;

final class CountryIsTwoPrintableLettersTest {

  private final LintRule rule = new CountryIsTwoPrintableLetters();

  @Test
  void passesAnIsoCode() {
    passes(rule, aServerCertificate().withSubject(country("DE", StringType.PRINTABLE)));
  }

  @Test
  void findsThreeLetters() {
    fails(rule, aServerCertificate().withSubject(country("DEU", StringType.PRINTABLE)), FINDING);
  }

  @Test
  void findsLowerCase() {
    fails(rule, aServerCertificate().withSubject(country("de", StringType.PRINTABLE)), FINDING);
  }

  @Test
  void findsAUtf8String() {
    fails(rule, aServerCertificate().withSubject(country("DE", StringType.UTF8)), FINDING);
  }

  @Test
  void hasNothingToSayWithoutACountry() {
    passesUnasked(rule, aServerCertificate());
  }

  private static final String FINDING =
      "country is not two upper-case letters in a PrintableString";

  private static DistinguishedName country(String value, StringType type) {
    return new DistinguishedName(
        List.of(
            RelativeDistinguishedName.of(
                new AttributeTypeAndValue(SubjectAttributeType.COUNTRY.oid(), value, type))));
  }
}
