package org.countersign.domain.issuance.lint;

import static org.countersign.domain.issuance.lint.LintSubjectBuilder.aServerCertificate;
import static org.countersign.domain.issuance.lint.RuleVerdict.fails;
import static org.countersign.domain.issuance.lint.RuleVerdict.passesUnasked;

import java.util.HexFormat;
import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.LintRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyUsageEndsWithItsLastBitTest {

  private final LintRule rule = new KeyUsageEndsWithItsLastBit();

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "the first bit alone, 03020780",
    "the last bit of an octet, 03020001",
    "the ninth bit, 0303070080",
    "keyCertSign and cRLSign, 03020106",
  })
  void passes(String what, String bits) {
    RuleVerdict.passes(rule, withKeyUsage(bits));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "one zero bit too many, 03020680",
    "a whole octet of zero bits, 0303078000",
    "no count of unused bits, 03020080",
    "no bit at all, 030100",
    "nine bits as GnuTLS writes them, 0303078000",
  })
  void finds(String what, String bits) {
    fails(rule, withKeyUsage(bits), "keyUsage has zero bits behind its last set one");
  }

  @Test
  void hasNothingToSayWithoutKeyUsage() {
    passesUnasked(rule, aServerCertificate().withKeyUsages());
  }

  private static LintSubjectBuilder withKeyUsage(String bits) {
    return aServerCertificate()
        .withExtensionValue(EncodedExtension.KEY_USAGE, HexFormat.of().parseHex(bits));
  }
}
