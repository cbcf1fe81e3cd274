package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passes;

import java.math.BigInteger;
import org.countersign.domain.issuance.LintRule;
import org.junit.jupiter.api.Test;

final class SerialNumberHasEnoughEntropyTest {

  private final LintRule rule = new SerialNumberHasEnoughEntropy();

  @Test
  void passesAHundredBits() {
    passes(rule, aServerCertificate().withSerialNumber(BigInteger.ONE.shiftLeft(99)));
  }

  @Test
  void findsNinetyNineBits() {
    fails(
        rule,
        aServerCertificate().withSerialNumber(BigInteger.ONE.shiftLeft(98)),
        "serial number has 99 bits; 100 or more are expected");
  }
}
