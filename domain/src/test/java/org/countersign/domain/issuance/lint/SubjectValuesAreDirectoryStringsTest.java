package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passesUnasked;

import java.util.List;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.RelativeDistinguishedName;
import org.countersign.domain.x509.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class SubjectValuesAreDirectoryStringsTest {

  private final LintRule rule = new SubjectValuesAreDirectoryStrings();

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
