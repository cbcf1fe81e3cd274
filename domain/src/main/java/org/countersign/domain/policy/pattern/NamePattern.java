package org.countersign.domain.policy.pattern;

import java.util.Optional;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;

/** What a policy writes for names of one kind. */
public abstract sealed class NamePattern
    permits DnsNamePattern, IpAddressPattern, Rfc822NamePattern, UriPattern {

  private final GeneralNameKind kind;
  private final String text;
  private final Pattern exact;
  private final Pattern folded;

  /**
   * @param exact in the spelling of {@link NameReadings#granted}
   * @param folded in the spelling of {@link NameReadings#denied}
   */
  NamePattern(GeneralNameKind kind, String text, Pattern exact, Pattern folded) {
    this.kind = kind;
    this.text = text;
    this.exact = exact;
    this.folded = folded;
  }

  /**
   * Reads a pattern for names of a kind that can be issued.
   *
   * @return empty when it is none, for it could never match
   */
  public static Optional<NamePattern> of(GeneralNameKind kind, String text) {
    return switch (kind) {
      case DNS_NAME -> DnsNamePattern.parse(text).map(pattern -> pattern);
      case IP_ADDRESS -> IpAddressPattern.parse(text).map(pattern -> pattern);
      case EMAIL -> Rfc822NamePattern.parse(text).map(pattern -> pattern);
      case URI -> UriPattern.parse(text).map(pattern -> pattern);
      case OTHER_NAME, X400_ADDRESS, DIRECTORY_NAME, EDI_PARTY_NAME, REGISTERED_ID ->
          Optional.empty();
    };
  }

  /** As the policy's author wrote it. */
  public final String text() {
    return text;
  }

  /** Whether it names one name and no others. */
  public boolean isLiteral() {
    return exact.isLiteral();
  }

  /** Whether the name is one of those that are allowed or required by this pattern. */
  public final boolean matches(SubjectAlternativeName name) {
    return matches(new NameReadings(name));
  }

  /**
   * Whether the name is one of those that are denied by this pattern: what it matches, and whatever
   * some relying party would take for the same.
   */
  public final boolean denies(SubjectAlternativeName name) {
    return denies(new NameReadings(name));
  }

  public boolean matches(NameReadings readings) {
    return readings.kind() == kind && matchesAny(exact, readings.granted());
  }

  boolean denies(NameReadings readings) {
    return readings.kind() == kind && matchesAny(folded, readings.denied());
  }

  /** Whether it denies a wildcard for a name that it covers, and not for its own text. */
  public boolean deniesWhatIsCovered(NameReadings readings) {
    return false;
  }

  private static boolean matchesAny(Pattern pattern, Iterable<String> texts) {
    for (String text : texts) {
      if (pattern.matches(text)) {
        return true;
      }
    }
    return false;
  }

  /** Why no name that a certificate can have matches; empty when one may. */
  public abstract Optional<String> whyDead();

  /** Whether the texts of a name alone decide, so that the pattern can be looked up by them. */
  boolean isTextual() {
    return true;
  }

  final GeneralNameKind kind() {
    return kind;
  }

  final Pattern exact() {
    return exact;
  }

  final Pattern folded() {
    return folded;
  }

  @Override
  public String toString() {
    return text;
  }
}
