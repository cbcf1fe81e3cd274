package org.countersign.domain.issuance.lint;

import java.util.Optional;
import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;

/**
 * keyUsage, a named bit list, ends with its last set bit, as DER has it; the reader takes zero bits
 * behind it, for requests have them.
 */
final class KeyUsageEndsWithItsLastBit implements LintRule {

  /** Tag, length and the count of unused bits. */
  private static final int HEADER_OCTETS = 3;

  private static Optional<EncodedExtension> keyUsage(LintSubject subject) {
    return subject.readBack().extension(EncodedExtension.KEY_USAGE);
  }

  @Override
  public String code() {
    return "key-usage-padded";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.1 and X.690, 11.2.2";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return keyUsage(subject).isPresent();
  }

  @Override
  public boolean holds(LintSubject subject) {
    byte[] bits = keyUsage(subject).orElseThrow().value();
    int unused = bits.length > HEADER_OCTETS ? bits[HEADER_OCTETS - 1] : 0;
    return (bits[bits.length - 1] >> unused & 1) == 1;
  }

  @Override
  public String finding(LintSubject subject) {
    return "keyUsage has zero bits behind its last set one";
  }
}
