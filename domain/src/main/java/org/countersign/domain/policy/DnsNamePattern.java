package org.countersign.domain.policy;

import java.util.Optional;
import org.countersign.domain.x509.DnsName;
import org.countersign.domain.x509.SubjectAlternativeName;

/** A pattern for DNS names, compared as lower-case A-labels without a trailing dot. */
final class DnsNamePattern implements NamePattern {

  /** The full stops that IDNA takes for the dot between labels (RFC 3490, 3.1). */
  private static final java.util.regex.Pattern DOT =
      java.util.regex.Pattern.compile("[.\u3002\uff0e\uff61]");

  private final String text;
  private final Pattern pattern;

  private DnsNamePattern(String text, Pattern pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  static Optional<DnsNamePattern> parse(String text) {
    return canonical(text).map(spelling -> new DnsNamePattern(text, Pattern.of(spelling)));
  }

  /**
   * The spelling in which DNS names and patterns for them are compared.
   *
   * @return empty when a label is no valid internationalised label, or mixes its letters with a
   *     star: an A-label stands for the whole of its label and has no parts
   */
  static Optional<String> canonical(String text) {
    boolean mixed = DOT.splitAsStream(text).anyMatch(DnsNamePattern::mixesStarAndLetters);
    return mixed ? Optional.empty() : DnsName.canonicalSpelling(text);
  }

  private static boolean mixesStarAndLetters(String label) {
    return label.indexOf('*') >= 0 && label.chars().anyMatch(character -> character >= 0x80);
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public boolean isLiteral() {
    return pattern.isLiteral();
  }

  @Override
  public boolean matches(SubjectAlternativeName name) {
    return name instanceof DnsName dnsName && pattern.matches(dnsName.text());
  }
}
