package org.countersign.domain.issuance.lint;

import java.util.Arrays;
import java.util.OptionalInt;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;

/** A CA below a CA with a path length has a shorter one, and below path length 0 there is none. */
final class PathLengthIsLessThanTheIssuers implements LintRule {

  private static boolean isSelfIssued(LintSubject subject) {
    return Arrays.equals(subject.issuer().publicKey().der(), subject.encoded().publicKey().der());
  }

  @Override
  public String code() {
    return "path-length-too-long";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.2.1.9 and 6.1.4 (l), (m)";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return subject.encoded().basicConstraints().ca() && !isSelfIssued(subject);
  }

  @Override
  public boolean holds(LintSubject subject) {
    OptionalInt limit = subject.issuer().pathLength();
    OptionalInt own = subject.encoded().basicConstraints().pathLength();
    return limit.isEmpty() || own.isPresent() && own.getAsInt() < limit.getAsInt();
  }

  @Override
  public String finding(LintSubject subject) {
    OptionalInt own = subject.encoded().basicConstraints().pathLength();
    return "path length "
        + (own.isPresent() ? own.getAsInt() : "without limit")
        + " is not less than the issuer's, "
        + subject.issuer().pathLength().getAsInt();
  }
}
