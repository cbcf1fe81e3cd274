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

  @Test
  void findsAnAttributeThatIsNeverIssued() {
    fails(
        rule,
        aServerCertificate()
            .withSubject(
                new DistinguishedName(
                    List.of(
                        RelativeDistinguishedName.of(
                            new AttributeTypeAndValue("2.5.4.5", "1", StringType.PRINTABLE))))),
        "subject attribute 2.5.4.5 is none that is issued");
  }

  @Test
  void hasNothingToSayOfAnEmptySubject() {
    passesUnasked(rule, aServerCertificate().withSubject(DistinguishedName.EMPTY));
  }

  private static DistinguishedName commonName(String value) {
    return DistinguishedName.EMPTY.with(SubjectAttributeType.COMMON_NAME, value);
  }
}
