package org.countersign.domain.policy.pattern;

import java.util.Optional;
import org.countersign.domain.x509.DnsName;
import org.countersign.domain.x509.GeneralNameKind;

/**
 * A pattern for DNS names, compared as lower-case A-labels without a trailing dot: {@code *} is any
 * run of characters, dots included; {@code +}, as a whole label, one label that is no wildcard.
 */
final class DnsNamePattern extends NamePattern {

  /** The full stops that stand for the dot between labels (RFC 5895, 2). */
  private static final java.util.regex.Pattern DOT =
      java.util.regex.Pattern.compile("[.\u3002\uff0e\uff61]");

  private DnsNamePattern(String text, Pattern pattern) {
    super(GeneralNameKind.DNS_NAME, text, pattern, pattern);
  }

  static Optional<DnsNamePattern> parse(String text) {
    return canonical(text).map(spelling -> new DnsNamePattern(text, Pattern.ofDnsNames(spelling)));
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
  public Optional<String> whyDead() {
    return DnsPatternForm.defect(exact().text(), true);
  }

  /** A wildcard name is denied with any one of the names that it stands for (RFC 6125, 6.4.3). */
  @Override
  boolean denies(NameReadings readings) {
    return super.denies(readings) || covers(readings);
  }

  @Override
  public boolean deniesWhatIsCovered(NameReadings readings) {
    return !super.denies(readings) && covers(readings);
  }

  private boolean covers(NameReadings readings) {
    return readings.behindWildcard().filter(folded()::matchesSomeLabelBefore).isPresent();
  }
}
