package org.countersign.domain.issuance.lint;

import java.util.stream.Stream;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.StringType;
import org.countersign.domain.x509.SubjectAttributeType;

/** countryName is an ISO 3166 code: two letters in a PrintableString. */
final class CountryIsTwoPrintableLetters implements LintRule {

  private static Stream<AttributeTypeAndValue> countries(LintSubject subject) {
    return subject
        .encoded()
        .subject()
        .attributes()
        .filter(attribute -> attribute.oid().equals(SubjectAttributeType.COUNTRY.oid()));
  }

  private static boolean wellFormed(AttributeTypeAndValue country) {
    return country.stringType() == StringType.PRINTABLE && isTwoLetters(country.value());
  }

  private static boolean isTwoLetters(String value) {
    return value.length() == 2 && isCapital(value.charAt(0)) && isCapital(value.charAt(1));
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  @Override
  public String code() {
    return "country-malformed";
  }

  @Override
  public String clause() {
    return "RFC 5280, appendix A.1";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return countries(subject).findAny().isPresent();
  }

  @Override
  public boolean holds(LintSubject subject) {
    return countries(subject).allMatch(CountryIsTwoPrintableLetters::wellFormed);
  }

  @Override
  public String finding(LintSubject subject) {
    return "country is not two upper-case letters in a PrintableString";
  }
}
