package org.countersign.domain.policy.rule;

import java.util.ArrayList;
import java.util.List;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;

/**
 * Each requested name is of a kind that can be issued, and a name of that kind (RFC 5280, 4.2.1.6).
 */
public record NamesAreWellFormed() implements PolicyRule {

  @Override
  public List<Violation> violations(ComparableRequest asked) {
    List<Violation> violations = new ArrayList<>();
    for (ComparableRequest.Name name : asked.names()) {
      if (name.wellFormed().isEmpty()) {
        violations.add(violation(name));
      }
    }
    return violations;
  }

  private static Violation violation(ComparableRequest.Name name) {
    GeneralNameKind kind = name.requested().kind();
    String value = name.requested().value();
    if (!kind.issuable()) {
      return ViolationCode.SAN_KIND_UNSUPPORTED.beyondPolicy(
          name.field(), value, kind.wireName() + " SAN is not supported");
    }
    String why = SubjectAlternativeName.defect(kind, value).map(QuotedText::escaped).orElseThrow();
    return ViolationCode.SAN_MALFORMED.beyondPolicy(
        name.field(),
        value,
        kind.wireName()
            + " SAN value "
            + QuotedText.quoted(value)
            + (SubjectAlternativeName.isDeclined(kind, value)
                ? " is not certified here, though its standard allows it: "
                : " is not a valid " + expected(kind) + ": ")
            + why);
  }

  private static String expected(GeneralNameKind kind) {
    return switch (kind) {
      case DNS_NAME -> "DNS name";
      case IP_ADDRESS -> "IP address";
      case EMAIL -> "mailbox";
      case URI -> "absolute URI";
      case OTHER_NAME, X400_ADDRESS, DIRECTORY_NAME, EDI_PARTY_NAME, REGISTERED_ID ->
          "name of a kind that is issued";
    };
  }
}
