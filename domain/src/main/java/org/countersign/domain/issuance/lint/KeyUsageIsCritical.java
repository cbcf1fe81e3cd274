package org.countersign.domain.issuance.lint;

import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.LintSubject;

/** keyUsage is critical, so that no one may overlook it. */
final class KeyUsageIsCritical extends ExtensionCriticality {

  KeyUsageIsCritical() {
    super(EncodedExtension.KEY_USAGE, "keyUsage");
  }

  @Override
  public String code() {
    return "key-usage-not-critical";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.2.1.3";
  }

  @Override
  boolean expected(LintSubject subject) {
    return true;
  }
}
