package org.countersign.domain.policy;

import java.util.Optional;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;

/** What a policy writes for names of one kind. */
public sealed interface NamePattern
    permits DnsNamePattern, IpAddressPattern, Rfc822NamePattern, UriPattern {

  /** As the policy's author wrote it. */
  String text();

  /** Whether it names one name and no others. */
  boolean isLiteral();

  /** Whether the name is one of those that are allowed or required by this pattern. */
  boolean matches(SubjectAlternativeName name);

  /**
   * Whether the name is one of those that are denied by this pattern: what it matches, and whatever
   * some relying party would take for the same.
   */
  default boolean denies(SubjectAlternativeName name) {
    return matches(name);
  }

  /**
   * Reads a pattern for names of a kind that can be issued.
   *
   * @return empty when it is none, for it could never match
   */
  static Optional<NamePattern> of(GeneralNameKind kind, String text) {
    return switch (kind) {
      case DNS_NAME -> DnsNamePattern.parse(text).map(pattern -> pattern);
      case IP_ADDRESS -> IpAddressPattern.parse(text).map(pattern -> pattern);
      case EMAIL -> Rfc822NamePattern.parse(text).map(pattern -> pattern);
      case URI -> UriPattern.parse(text).map(pattern -> pattern);
      case OTHER_NAME, X400_ADDRESS, DIRECTORY_NAME, EDI_PARTY_NAME, REGISTERED_ID ->
          Optional.empty();
    };
  }
}
