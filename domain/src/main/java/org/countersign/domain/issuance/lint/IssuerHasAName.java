package org.countersign.domain.issuance.lint;

import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;

/** The issuer field is not an empty name. */
final class IssuerHasAName implements LintRule {

  /** An empty SEQUENCE is its two header octets. */
  private static final int EMPTY_NAME_OCTETS = 2;

  @Override
  public String code() {
    return "issuer-empty";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.1.2.4";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return true;
  }

  @Override
  public boolean holds(LintSubject subject) {
    return subject.encoded().issuerDer().length > EMPTY_NAME_OCTETS;
  }

  @Override
  public String finding(LintSubject subject) {
    return "issuer is an empty name";
  }
}
