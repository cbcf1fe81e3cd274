package org.countersign.domain.issuance.lint;

import java.util.Arrays;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;

/** The issuer field is the CA's subject byte for byte, so that paths chain by name. */
final class IssuerIsTheAuthoritysSubject implements LintRule {

  @Override
  public String code() {
    return "issuer-differs";
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
    return Arrays.equals(subject.encoded().issuerDer(), subject.issuer().subjectDer());
  }

  @Override
  public String finding(LintSubject subject) {
    return "issuer is not, byte for byte, the subject of the CA certificate";
  }
}
