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

final class SubjectHasNoControlCharactersTest {

  private final LintRule rule = new SubjectHasNoControlCharacters();

  @ParameterizedTest(name = "U+{0}")
  @CsvSource({"0020", "007e", "00a0", "00fc"})
  void passes(String character) {
    RuleVerdict.passes(rule, aServerCertificate().withSubject(with(character)));
  }

  @ParameterizedTest(name = "U+{0}")
  @CsvSource({"0000", "001F", "007F", "0080", "009F"})
  void finds(String character) {
    fails(
        rule,
        aServerCertificate().withSubject(with(character)),
        "a subject attribute holds the control character U+" + character);
  }

  @Test
  void hasNothingToSayOfAnEmptySubject() {
    passesUnasked(rule, aServerCertificate().withSubject(DistinguishedName.EMPTY));
  }

  private static DistinguishedName with(String character) {
    return DistinguishedName.EMPTY
        .with(SubjectAttributeType.ORGANIZATION, "Example")
        .with(
            SubjectAttributeType.COMMON_NAME,
            "a" + Character.toString(Integer.parseInt(character, 16)) + ".example");
  }
}
