package org.countersign.domain.issuance.lint;

import java.util.List;
import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.x509.ExtendedKeyUsage;

/**
 * extKeyUsage is critical when time stamping is all that it names, as those who verify time stamps
 * insist; any other is not, and one with anyExtendedKeyUsage least of all (RFC 5280, 4.2.1.12).
 */
final class ExtendedKeyUsageIsCriticalForTimeStampingAlone extends ExtensionCriticality {

  ExtendedKeyUsageIsCriticalForTimeStampingAlone() {
    super(EncodedExtension.EXTENDED_KEY_USAGE, "extKeyUsage");
  }

  @Override
  public String code() {
    return "extended-key-usage-criticality";
  }

  @Override
  public String clause() {
    return "RFC 3161, 2.3 and BR 7.1.2.7.6";
  }

  @Override
  boolean expected(LintSubject subject) {
    List<ExtendedKeyUsage> purposes = subject.encoded().extendedKeyUsages();
    return purposes.size() == 1 && purposes.get(0).equals(ExtendedKeyUsage.TIME_STAMPING);
  }
}
