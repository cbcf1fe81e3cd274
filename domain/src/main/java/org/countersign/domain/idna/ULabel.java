package org.countersign.domain.idna;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A U-label (RFC 5890, 2.3.2.1): a label with other than ASCII characters that is valid in IDNA2008
 * (RFC 5891, 4.2), and whose A-label is no longer than 63 characters.
 *
 * <p>Valid as it stands: in lower case and composed. {@link LocalMapping} makes it so.
 */
public record ULabel(String text) {

  /** Each character takes at least one of the A-label behind its prefix. */
  private static final int MAX_CHARACTERS = ALabel.MAX_CHARACTERS - ALabel.PREFIX.length();

  public ULabel {
    defect(text)
        .ifPresent(
            defect -> {
              throw new IllegalArgumentException("label " + defect);
            });
  }

  /**
   * What makes a label no U-label, as the predicate of a sentence about it; empty when it is one.
   */
  public static Optional<String> defect(String label) {
    if (label.chars().allMatch(c -> c < 0x80)) {
      return Optional.of("is ASCII and no U-label");
    }
    if (label.codePointCount(0, label.length()) > MAX_CHARACTERS) {
      return Optional.of("is too long (RFC 5891, 4.2.4)");
    }
    int[] codePoints = label.codePoints().toArray();
    Optional<String> defect = hyphenDefect(codePoints).or(() -> characterDefect(codePoints));
    if (defect.isPresent()) {
      return defect;
    }
    if (!Normalizer.isNormalized(label, Normalizer.Form.NFC)) {
      return Optional.of("is not in normalization form C (RFC 5891, 4.2.1)");
    }
    if (BidiRule.isRightToLeft(label) && BidiRule.defect(label).isPresent()) {
      return BidiRule.defect(label).map(broken -> broken + " (RFC 5893, 2)");
    }
    return ALabel.PREFIX.length() + Punycode.encode(label).length() > ALabel.MAX_CHARACTERS
        ? Optional.of("is too long (RFC 5891, 4.2.4)")
        : Optional.empty();
  }

  private static Optional<String> hyphenDefect(int[] label) {
    if (label[0] == '-' || label[label.length - 1] == '-') {
      return Optional.of("begins or ends with a hyphen (RFC 5891, 4.2.3.1)");
    }
    return label.length > 3 && label[2] == '-' && label[3] == '-'
        ? Optional.of("has hyphens in third and fourth place (RFC 5891, 4.2.3.1)")
        : Optional.empty();
  }

  private static Optional<String> characterDefect(int[] label) {
    if (isMark(label[0])) {
      return Optional.of("begins with a combining mark (RFC 5891, 4.2.3.2)");
    }
    for (int i = 0; i < label.length; i++) {
      boolean valid =
          switch (DerivedProperty.of(label[i])) {
            case PVALID -> true;
            case CONTEXTJ, CONTEXTO -> ContextRule.permits(label, i);
            case DISALLOWED, UNASSIGNED -> false;
          };
      if (!valid) {
        return Optional.of(
            "holds U+%04X, which may not stand there (RFC 5892)".formatted(label[i]));
      }
    }
    return Optional.empty();
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  public ALabel toALabel() {
    return new ALabel(ALabel.PREFIX + Punycode.encode(text));
  }
}
