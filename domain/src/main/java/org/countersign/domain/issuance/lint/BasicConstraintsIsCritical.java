package org.countersign.domain.issuance.lint;

import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.LintSubject;

/**
 * basicConstraints is critical: a must in a CA's certificate, and in any other it is so here, too.
 */
final class BasicConstraintsIsCritical extends ExtensionCriticality {

  BasicConstraintsIsCritical() {
    super(EncodedExtension.BASIC_CONSTRAINTS, "basicConstraints");
  }

  @Override
  public String code() {
    return "basic-constraints-not-critical";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.2.1.9";
  }

  @Override
  boolean expected(LintSubject subject) {
    return true;
  }
}
