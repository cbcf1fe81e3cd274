package org.countersign.domain.issuance.lint;

import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.LintSubject;

/**
 * extKeyUsage is not critical; RFC 5280, 4.2.1.12 says the same where anyExtendedKeyUsage is in it.
 */
final class ExtendedKeyUsageIsNotCritical extends ExtensionCriticality {

  ExtendedKeyUsageIsNotCritical() {
    super(EncodedExtension.EXTENDED_KEY_USAGE, "extKeyUsage");
  }

  @Override
  public String code() {
    return "extended-key-usage-critical";
  }

  @Override
  public String clause() {
    return "BR 7.1.2.7.6";
  }

  @Override
  boolean expected(LintSubject subject) {
    return false;
  }
}
