package org.countersign.domain.x509;

import java.util.Locale;
import java.util.Optional;
import org.countersign.domain.idna.ALabel;
import org.countersign.domain.idna.BidiRule;
import org.countersign.domain.idna.LocalMapping;
import org.countersign.domain.idna.ULabel;

/**
 * A dNSName (RFC 5280, 4.2.1.6): A-labels (RFC 5890) in lower case, no trailing dot, in the
 * preferred name syntax of RFC 1034, 3.5.
 *
 * <p>A wildcard may stand as the whole left-most label and nowhere else (RFC 6125, 6.4.3). At most
 * 253 characters, 63 a label (RFC 1035, 2.3.4). One label alone ({@code localhost}) is a name;
 * whether it may be certified is the policy's affair.
 */
public record DnsName(String text) implements SubjectAlternativeName {

  private static final int MAX_CHARACTERS = 253;

  /** No spelling of a name is longer, decomposed though it be; longer texts are not looked at. */
  private static final int MAX_SPELLING_CHARACTERS = 4 * MAX_CHARACTERS;

  private static final String WILDCARD = "*.";

  public DnsName {
    defect(text)
        .ifPresent(
            defect -> {
              throw new IllegalArgumentException("not a DNS name in canonical form: " + defect);
            });
  }

  /**
   * Reads a name in any spelling: upper case, U-labels, one trailing dot. Empty when it is no DNS
   * name.
   */
  public static Optional<DnsName> parse(String spelling) {
    return read(spelling).name();
  }

  /** Reads a name in any spelling, and says why where it is none. */
  public static Parsing<DnsName> read(String spelling) {
    if (spelling.length() > MAX_SPELLING_CHARACTERS) {
      return Parsing.malformed(tooLong(spelling.length()));
    }
    String respelled = withoutTrailingDot(respelled(spelling));
    if (!isAscii(respelled)) {
      Optional<String> defect = uLabelDefect(respelled);
      if (defect.isPresent()) {
        return Parsing.malformed(defect.get());
      }
    }
    String text = inALabels(respelled);
    Optional<String> defect = defect(text);
    return defect.isPresent() ? Parsing.malformed(defect.get()) : Parsing.name(new DnsName(text));
  }

  /**
   * The spelling in which names and patterns are compared: lower-case A-labels, no trailing dot.
   *
   * @return empty when a label has other than ASCII characters and is no valid internationalised
   *     label; the result need not be a DNS name
   */
  public static Optional<String> canonicalSpelling(String spelling) {
    String respelled = withoutTrailingDot(respelled(spelling));
    return isAscii(respelled) || uLabelDefect(respelled).isEmpty()
        ? Optional.of(inALabels(respelled))
        : Optional.empty();
  }

  /** Why a text in ASCII is no label of a DNS name, in whatever case; empty when it is one. */
  static Optional<String> labelDefect(String text) {
    String lowerCase = text.toLowerCase(Locale.ROOT);
    return DnsLabel.defect(lowerCase, 0, lowerCase.length());
  }

  /**
   * The same for a text that need be no name: a label that is no valid internationalised label
   * stays as it is mapped.
   */
  public static String mappedSpelling(String spelling) {
    return inALabels(withoutTrailingDot(respelled(spelling)));
  }

  private static String respelled(String spelling) {
    return isAscii(spelling) ? spelling.toLowerCase(Locale.ROOT) : LocalMapping.of(spelling);
  }

  private static String withoutTrailingDot(String spelling) {
    return spelling.endsWith(".") ? spelling.substring(0, spelling.length() - 1) : spelling;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> uLabelDefect(String name) {
    for (String label : name.split("\\.", -1)) {
      if (!isAscii(label)) {
        Optional<String> defect = ULabel.defect(label);
        if (defect.isPresent()) {
          return defect.map(d -> DnsLabel.quoted(label) + d);
        }
      }
    }
    return Optional.empty();
  }

  private static String inALabels(String name) {
    if (isAscii(name)) {
      return name;
    }
    String[] labels = name.split("\\.", -1);
    for (int i = 0; i < labels.length; i++) {
      boolean isUlabel = !isAscii(labels[i]) && ULabel.defect(labels[i]).isEmpty();
      labels[i] = isUlabel ? new ULabel(labels[i]).toALabel().text() : labels[i];
    }
    return String.join(".", labels);
  }

  /** What keeps a text from being a name in canonical form; empty when it is one. */
  private static Optional<String> defect(String text) {
    if (text.isEmpty()) {
      return Optional.of("it is empty");
    }
    if (text.length() > MAX_CHARACTERS) {
      return Optional.of(tooLong(text.length()));
    }
    int start = text.startsWith(WILDCARD) ? WILDCARD.length() : 0;
    for (int dot = text.indexOf('.', start); dot >= 0; dot = text.indexOf('.', start)) {
      Optional<String> defect = DnsLabel.defect(text, start, dot);
      if (defect.isPresent()) {
        return defect;
      }
      start = dot + 1;
    }
    Optional<String> defect = DnsLabel.defect(text, start, text.length());
    if (defect.isPresent()) {
      return defect;
    }
    if (DnsLabel.isNumber(text, start)) {
      return Optional.of(
          "its last label '" + text.substring(start) + "' is a number, as in an IPv4 address");
    }
    return text.contains(DnsLabel.A_LABEL_PREFIX) ? bidiDefect(text) : Optional.empty();
  }

  private static String tooLong(int characters) {
    return "it has " + characters + " characters; at most 253 are allowed";
  }

  /** RFC 5893, 2: one right-to-left label obliges all of them. */
  private static Optional<String> bidiDefect(String text) {
    String host = text.startsWith(WILDCARD) ? text.substring(WILDCARD.length()) : text;
    String[] labels = host.split("\\.");
    boolean rightToLeft = false;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i].startsWith(DnsLabel.A_LABEL_PREFIX)) {
        labels[i] = new ALabel(labels[i]).toULabel().text();
        rightToLeft |= BidiRule.isRightToLeft(labels[i]);
      }
    }
    for (int i = 0; rightToLeft && i < labels.length; i++) {
      Optional<String> defect = BidiRule.defect(labels[i]);
      if (defect.isPresent()) {
        String label = labels[i];
        return defect.map(d -> DnsLabel.quoted(label) + d + " (RFC 5893, 2)");
      }
    }
    return Optional.empty();
  }

  @Override
  public GeneralNameKind kind() {
    return GeneralNameKind.DNS_NAME;
  }

  public boolean isWildcard() {
    return text.startsWith(WILDCARD);
  }

  @Override
  public String toString() {
    return text;
  }
}
