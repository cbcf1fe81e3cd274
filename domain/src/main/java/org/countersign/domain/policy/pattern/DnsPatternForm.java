package org.countersign.domain.policy.pattern;

import java.util.Optional;
import org.countersign.domain.x509.DnsName;

/**
 * Whether any DNS name matches a pattern.
 *
 * <p>A star can stand for dots, so that each label of a pattern can be filled up by itself: with a
 * letter wherever a label may not begin or end as its piece does, and with a dot where pieces are
 * too long together. So a pattern is dead exactly when a label of it is, or when the characters
 * that it has are more than a name's. Left open, and taken, are pieces of A-labels, and patterns so
 * near to the greatest length that it depends on how their stars are filled.
 */
final class DnsPatternForm {

  private static final int MAX_NAME_CHARACTERS = 253;
  private static final int MAX_LABEL_CHARACTERS = 63;

  private DnsPatternForm() {}

  /**
   * Why no DNS name matches; empty when one does.
   *
   * @param pattern in the spelling in which it is compared
   * @param plus whether {@code +} stands for a label
   */
  static Optional<String> defect(String pattern, boolean plus) {
    if (pattern.isEmpty()) {
      return Optional.of("it is empty");
    }
    String[] labels = pattern.split("\\.", -1);
    int least = labels.length - 1;
    for (int i = 0; i < labels.length; i++) {
      Optional<String> defect = labelDefect(labels, i, plus);
      if (defect.isPresent()) {
        return defect;
      }
      least += Math.max(1, labels[i].replace("*", "").length());
    }
    if (least > MAX_NAME_CHARACTERS) {
      return Optional.of(
          "a name that matches has " + least + " characters or more; 253 are allowed");
    }
    boolean isName = pattern.indexOf('*') < 0 && pattern.indexOf(LabelsPiece.LABEL) < 0;
    return isName ? DnsName.read(pattern).defect() : Optional.empty();
  }

  private static Optional<String> labelDefect(String[] labels, int i, boolean plus) {
    String label = labels[i];
    if (label.isEmpty()) {
      return Optional.of(i == 0 ? "it begins with a dot" : "it has an empty label");
    }
    if (plus && label.equals(String.valueOf(LabelsPiece.LABEL))) {
      return Optional.empty();
    }
    if (plus && label.indexOf(LabelsPiece.LABEL) >= 0) {
      return Optional.of("'+' stands for a whole label, not for a part of '" + label + "'");
    }
    if (label.indexOf('*') < 0) {
      boolean last = i == labels.length - 1;
      return DnsName.read(last ? "a." + label : label + ".a").defect();
    }
    return labelDefect(label);
  }

  /**
   * Why no label matches a part of a pattern between dots that has stars; empty when one does, or
   * several with dots between.
   */
  static Optional<String> labelDefect(String label) {
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (!isLabelCharacter(c) && c != '*') {
        return Optional.of(
            "label '" + label + "' holds '" + c + "', which is no letter, digit or hyphen");
      }
    }
    if (label.startsWith("-") || label.endsWith("-")) {
      return Optional.of("label '" + label + "' begins or ends with a hyphen");
    }
    String[] pieces = label.split("\\*", -1);
    for (int i = 0; i < pieces.length; i++) {
      if (leastLabel(pieces[i], i > 0, i < pieces.length - 1) > MAX_LABEL_CHARACTERS) {
        return Optional.of(
            "label '" + label + "' has too long a piece; 63 characters are allowed in a label");
      }
    }
    return Optional.empty();
  }

  /** The length of the shortest label that has a piece in it, with a star before or behind it. */
  private static int leastLabel(String piece, boolean starBefore, boolean starBehind) {
    return piece.length()
        + (starBefore && piece.startsWith("-") ? 1 : 0)
        + (starBehind && piece.endsWith("-") ? 1 : 0);
  }

  private static boolean isLabelCharacter(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
  }
}
