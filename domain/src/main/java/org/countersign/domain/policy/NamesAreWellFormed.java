package org.countersign.domain.policy;

import java.util.List;
import java.util.Optional;
import org.countersign.domain.x509.GeneralNameKind;

/**
 * Each requested name is of a kind that can be issued, and a name of that kind (RFC 5280, 4.2.1.6).
 */
record NamesAreWellFormed() implements PolicyRule {

  @Override
  public List<Violation> violations(Asked asked) {
    return asked.names().stream()
        .filter(name -> name.wellFormed().isEmpty())
        .map(NamesAreWellFormed::violation)
        .toList();
  }

  private static Violation violation(Asked.Name name) {
    GeneralNameKind kind = name.requested().kind();
    if (!kind.issuable()) {
      return ViolationCode.SAN_KIND_UNSUPPORTED.beyondPolicy(
          name.field(), name.requested().value(), kind.wireName() + " SAN is not supported");
    }
    return ViolationCode.SAN_MALFORMED.at(
        name.field(),
        Optional.of(name.requested().value()),
        Optional.empty(),
        List.of(),
        kind.wireName()
            + " SAN value "
            + Shown.quoted(name.requested().value())
            + " is not "
            + expected(kind));
  }

  private static String expected(GeneralNameKind kind) {
    return switch (kind) {
      case DNS_NAME ->
          "a valid DNS name: labels of 1 to 63 letters, digits and inner hyphens, 253 characters in"
              + " all, '*' only as the whole left-most label";
      case IP_ADDRESS -> "a valid IP address of 4 or 16 octets";
      case EMAIL -> "a valid mailbox: local-part@domain";
      case URI -> "a valid absolute URI of at most 2048 ASCII characters";
      case OTHER_NAME, X400_ADDRESS, DIRECTORY_NAME, EDI_PARTY_NAME, REGISTERED_ID -> "supported";
    };
  }
}
