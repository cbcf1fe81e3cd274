package org.countersign.domain.issuance.lint;

import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;

/**
 * A serial number is long enough to hold 64 random bits; one shorter by chance is so rare that it
 * is a fault.
 */
final class SerialNumberHasEnoughEntropy implements LintRule {

  /** 151 random bits have fewer than 100 significant ones less than once in 2^50 draws. */
  private static final int LEAST_BITS = 100;

  private static int bits(LintSubject subject) {
    return subject.encoded().serialNumber().value().bitLength();
  }

  @Override
  public String code() {
    return "serial-number-too-short";
  }

  @Override
  public String clause() {
    return "BR 7.1";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return true;
  }

  @Override
  public boolean holds(LintSubject subject) {
    return bits(subject) >= LEAST_BITS;
  }

  @Override
  public String finding(LintSubject subject) {
    return "serial number has " + bits(subject) + " bits; " + LEAST_BITS + " or more are expected";
  }
}
