package org.countersign.domain.x509;

import java.util.Optional;

/**
 * A name of the subjectAltName extension (RFC 5280, 4.2.1.6) that is well formed and in its
 * canonical spelling.
 *
 * <p>Two names are equal exactly when relying parties take them for the same name.
 */
public sealed interface SubjectAlternativeName
    permits DnsName, IpAddress, Rfc822Name, UniformResourceIdentifier {

  GeneralNameKind kind();

  /** The canonical text, as it stands in answers and, but for an IP address, in the certificate. */
  String text();

  /**
   * Reads a name of a kind that can be issued.
   *
   * @return empty when the text is no such name, or the kind is not issuable
   */
  static Optional<SubjectAlternativeName> of(GeneralNameKind kind, String text) {
    return switch (kind) {
      case DNS_NAME -> DnsName.parse(text).map(name -> name);
      case IP_ADDRESS -> IpAddress.parse(text).map(name -> name);
      case EMAIL -> Rfc822Name.parse(text).map(name -> name);
      case URI -> UniformResourceIdentifier.parse(text).map(name -> name);
      case OTHER_NAME, X400_ADDRESS, DIRECTORY_NAME, EDI_PARTY_NAME, REGISTERED_ID ->
          Optional.empty();
    };
  }

  /**
   * Why a text is no name of a kind, as {@link Parsing.Malformed} has it.
   *
   * @return empty when it is one, or the kind is not issuable
   */
  static Optional<String> defect(GeneralNameKind kind, String text) {
    return reading(kind, text).flatMap(Parsing::defect);
  }

  /**
   * Whether a text is a name of a kind as the standard of such names has it, and yet none that is
   * certified here.
   */
  static boolean isDeclined(GeneralNameKind kind, String text) {
    return reading(kind, text).filter(Parsing.Declined.class::isInstance).isPresent();
  }

  private static Optional<Parsing<? extends SubjectAlternativeName>> reading(
      GeneralNameKind kind, String text) {
    return switch (kind) {
      case DNS_NAME -> Optional.of(DnsName.read(text));
      case IP_ADDRESS -> Optional.of(IpAddress.read(text));
      case EMAIL -> Optional.of(Rfc822Name.read(text));
      case URI -> Optional.of(UniformResourceIdentifier.read(text));
      case OTHER_NAME, X400_ADDRESS, DIRECTORY_NAME, EDI_PARTY_NAME, REGISTERED_ID ->
          Optional.empty();
    };
  }
}
