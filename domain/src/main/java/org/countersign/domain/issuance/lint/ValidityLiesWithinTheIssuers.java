package org.countersign.domain.issuance.lint;

import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;

/** A certificate is not valid when its issuer's is not: a path through it would not verify. */
final class ValidityLiesWithinTheIssuers implements LintRule {

  @Override
  public String code() {
    return "validity-outside-issuer";
  }

  @Override
  public String clause() {
    return "RFC 5280, 6.1.3 (a)(2)";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return true;
  }

  @Override
  public boolean holds(LintSubject subject) {
    return subject.issuer().validity().encloses(subject.encoded().validity());
  }

  @Override
  public String finding(LintSubject subject) {
    return "validity "
        + subject.encoded().validity().notBefore()
        + " to "
        + subject.encoded().validity().notAfter()
        + " is not within the issuer's, "
        + subject.issuer().validity().notBefore()
        + " to "
        + subject.issuer().validity().notAfter();
  }
}
