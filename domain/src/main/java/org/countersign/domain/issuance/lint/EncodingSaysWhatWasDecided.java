package org.countersign.domain.issuance.lint;

import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;

/** The octets, read back by another path, say what was decided: no more, no less. */
final class EncodingSaysWhatWasDecided implements LintRule {

  @Override
  public String code() {
    return "encoding-differs";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.1";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return true;
  }

  @Override
  public boolean holds(LintSubject subject) {
    return subject.encoded().equals(subject.decided());
  }

  @Override
  public String finding(LintSubject subject) {
    return "the encoded certificate does not say what was decided";
  }
}
