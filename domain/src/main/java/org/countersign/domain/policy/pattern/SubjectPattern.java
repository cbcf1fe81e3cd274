package org.countersign.domain.policy.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * What a policy writes for values of a subject attribute: {@code *} is any run of characters, the
 * rest is compared by caseIgnoreMatch (RFC 4518).
 *
 * <p>For an attribute in IA5String that comes to caseIgnoreIA5Match (RFC 4517, 4.2.3). A domain
 * component and the domain of an e-mail address may be written with U-labels; in certificates they
 * are A-labels.
 *
 * <p>Two are equal when they are written alike.
 */
public final class SubjectPattern {

  private final String text;
  private final Pattern pattern;

  public SubjectPattern(String text) {
    this(text, Pattern.ofPieces(prepared(Pattern.split(text))));
  }

  private SubjectPattern(String text, Pattern pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  /** Reads a pattern for an attribute; empty when no value of it could ever match. */
  public static Optional<SubjectPattern> of(SubjectAttributeType type, String text) {
    if (type.equals(SubjectAttributeType.DOMAIN_COMPONENT)) {
      return DnsNamePattern.canonical(text)
          .filter(SubjectPattern::isOfOneLabel)
          .map(label -> new SubjectPattern(text, Pattern.of(label)));
    }
    if (type.equals(SubjectAttributeType.EMAIL_ADDRESS)) {
      return Rfc822NamePattern.parse(text)
          .map(mailbox -> new SubjectPattern(text, mailbox.folded()));
    }
    return Optional.of(new SubjectPattern(text));
  }

  private static boolean isOfOneLabel(String text) {
    return text.chars()
        .allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '*');
  }

  /** The sentence for a text that is no pattern for an attribute. */
  public static String whatIsExpected(SubjectAttributeType type, String text) {
    return type.equals(SubjectAttributeType.DOMAIN_COMPONENT)
        ? QuotedText.quoted(text)
            + " matches no domain component, which is one label of a DNS name, such as 'example'"
        : QuotedText.quoted(text)
            + " matches no e-mail address, such as 'user@example.com' or '*@example.com'";
  }

  /** Why no value that a certificate can have matches; empty when one may. */
  public Optional<String> whyDead(SubjectAttributeType type) {
    return SubjectPatternForm.defect(type, pattern.text());
  }

  private static List<String> prepared(List<String> pieces) {
    List<String> prepared = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      prepared.add(PreparedString.piece(pieces.get(i), i == 0, i == pieces.size() - 1));
    }
    return prepared;
  }

  /** As the policy's author wrote it. */
  public String text() {
    return text;
  }

  /** Whether it names one value and no others. */
  public boolean isLiteral() {
    return pattern.isLiteral();
  }

  public boolean matches(String value) {
    return matchesPrepared(PreparedString.of(value));
  }

  /** For a value that many patterns are held against, prepared once. */
  public boolean matchesPrepared(String prepared) {
    return pattern.matches(prepared);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SubjectPattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
