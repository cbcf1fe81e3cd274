package org.countersign.domain.issuance.lint;

import java.util.List;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.x509.ExtendedKeyUsage;

/** extKeyUsage names no purpose twice. */
final class ExtendedKeyUsageNamesEachPurposeOnce implements LintRule {

  @Override
  public String code() {
    return "extended-key-usage-repeated";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.2.1.12";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return subject.encoded().extendedKeyUsages().size() > 1;
  }

  @Override
  public boolean holds(LintSubject subject) {
    return repeated(subject.encoded().extendedKeyUsages()) < 0;
  }

  @Override
  public String finding(LintSubject subject) {
    List<ExtendedKeyUsage> purposes = subject.encoded().extendedKeyUsages();
    return "extKeyUsage names " + purposes.get(repeated(purposes)).wireName() + " more than once";
  }

  /** Where one stands that was there before; -1 when there is none. */
  private static int repeated(List<ExtendedKeyUsage> purposes) {
    for (int i = 1; i < purposes.size(); i++) {
      if (purposes.indexOf(purposes.get(i)) < i) {
        return i;
      }
    }
    return -1;
  }
}
