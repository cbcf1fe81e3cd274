package org.countersign.domain.policy.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.policy.document.SubjectAlternativeNameRule;
import org.countersign.domain.policy.pattern.NamePatterns;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.Rfc822Name;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * No mailbox in the subject is one that the policy denies as a subject alternative name: mail
 * programs take an emailAddress for the holder's, and name constraints on mailboxes count for it
 * (RFC 5280, 4.1.2.6 and 4.2.1.10).
 *
 * <p>What the rule for {@code email} allows or requires does not count: the attribute has a rule of
 * its own.
 */
public final class SubjectMailboxesAreNotDenied implements PolicyRule {

  private final int index;
  private final NamePatterns denied;

  public SubjectMailboxesAreNotDenied(List<SubjectAlternativeNameRule> rules) {
    this.index = SubjectAlternativeNameRule.indexOf(rules, GeneralNameKind.EMAIL);
    this.denied = new NamePatterns(index < 0 ? List.of() : rules.get(index).values().denied());
  }

  @Override
  public List<Violation> violations(ComparableRequest asked) {
    if (denied.isEmpty()) {
      return List.of();
    }
    List<Violation> violations = new ArrayList<>();
    for (ComparableRequest.Value value : asked.values(SubjectAttributeType.EMAIL_ADDRESS)) {
      OptionalInt denial =
          Rfc822Name.parse(value.attribute().value())
              .map(denied::firstDenial)
              .orElse(OptionalInt.empty());
      denial.ifPresent(position -> violations.add(violation(value, position)));
    }
    return violations;
  }

  private Violation violation(ComparableRequest.Value value, int position) {
    return ViolationCode.SUBJECT_DENIED.at(
        value.field(),
        Optional.of(value.attribute().value()),
        Optional.of("/sans/" + index + "/denied/" + position),
        List.of(),
        value.type().wireName()
            + " value "
            + QuotedText.quoted(value.attribute().value())
            + " is denied by template policy (as an email SAN)");
  }
}
