package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;

import java.util.List;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.RelativeDistinguishedName;
import org.countersign.domain.x509.StringType;
import org.junit.jupiter.api.Test;

final class RelativeNameHasEachTypeOnceTest {

  private final LintRule rule = new RelativeNameHasEachTypeOnce();

  private static final AttributeTypeAndValue NAME =
      new AttributeTypeAndValue("2.5.4.3", "a", StringType.UTF8);
  private static final AttributeTypeAndValue OTHER_NAME =
      new AttributeTypeAndValue("2.5.4.3", "b", StringType.UTF8);
  private static final AttributeTypeAndValue UNIT =
      new AttributeTypeAndValue("2.5.4.11", "a", StringType.UTF8);

  @Test
  void passesTwoTypesInOnePart() {
    passes(rule, aServerCertificate().withSubject(name(List.of(NAME, UNIT))));
  }

  @Test
  void passesOneTypeInTwoParts() {
    passes(rule, aServerCertificate().withSubject(name(List.of(NAME), List.of(OTHER_NAME))));
  }

  @Test
  void findsOneTypeTwiceInOnePart() {
    fails(
        rule,
        aServerCertificate().withSubject(name(List.of(UNIT), List.of(NAME, UNIT, OTHER_NAME))),
        "attribute 2.5.4.3 is twice in one part of the subject");
  }

  @SafeVarargs
  private static DistinguishedName name(List<AttributeTypeAndValue>... parts) {
    return new DistinguishedName(
        List.of(parts).stream().map(RelativeDistinguishedName::new).toList());
  }
}
