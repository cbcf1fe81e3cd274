package org.countersign.domain.policy.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.policy.pattern.NamePattern;
import org.countersign.domain.policy.pattern.NameReadings;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;

/**
 * Each requested name is required or allowed by the policy, and none is denied.
 *
 * <p>A name that meets a required pattern needs no allowed entry; a denial beats both.
 */
public final class NamesAreAllowed implements PolicyRule {

  private final List<PreparedNameRule> rules;

  public NamesAreAllowed(List<PreparedNameRule> rules) {
    this.rules = List.copyOf(rules);
  }

  @Override
  public List<Violation> violations(ComparableRequest asked) {
    List<Violation> violations = new ArrayList<>();
    for (ComparableRequest.Name name : asked.names()) {
      if (name.requested().kind().issuable()) {
        violation(name).ifPresent(violations::add);
      }
    }
    return violations;
  }

  private Optional<Violation> violation(ComparableRequest.Name name) {
    Optional<PreparedNameRule> rule = ruleFor(name.requested().kind());
    return rule.isEmpty()
        ? Optional.of(notDefined(name))
        : name.wellFormed().flatMap(wellFormed -> violation(rule.get(), name, wellFormed));
  }

  private Optional<PreparedNameRule> ruleFor(GeneralNameKind kind) {
    for (PreparedNameRule rule : rules) {
      if (rule.kind() == kind) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  private Violation notDefined(ComparableRequest.Name name) {
    String why = rules.isEmpty() ? "(no SAN policies defined)" : "(not defined in template)";
    return ViolationCode.SAN_TYPE_NOT_DEFINED.at(
        name.field(),
        Optional.of(name.requested().value()),
        rules.isEmpty() ? Optional.empty() : Optional.of("/sans"),
        List.of(),
        name.requested().kind().wireName() + " SAN is not allowed by template policy " + why);
  }

  private static Optional<Violation> violation(
      PreparedNameRule rule, ComparableRequest.Name name, SubjectAlternativeName wellFormed) {
    NameReadings readings = new NameReadings(wellFormed);
    OptionalInt denial = rule.denied().firstDenial(readings);
    if (denial.isPresent()) {
      return Optional.of(denied(rule, denial.getAsInt(), name, readings));
    }
    if (rule.deniesWildcards() && readings.behindWildcard().isPresent()) {
      return Optional.of(wildcardDenied(rule, name));
    }
    boolean isPermitted = rule.deniesOnly() || rule.permitted().firstMatch(readings).isPresent();
    return isPermitted ? Optional.empty() : Optional.of(notAllowed(rule, name));
  }

  private static Violation denied(
      PreparedNameRule rule, int index, ComparableRequest.Name name, NameReadings readings) {
    NamePattern pattern = rule.deniedPattern(index);
    String value = QuotedText.quoted(name.requested().value());
    String what =
        pattern.deniesWhatIsCovered(readings)
            ? QuotedText.quoted(pattern.text())
                + " found in request: the wildcard "
                + value
                + " covers it"
            : value + " found in request";
    return ViolationCode.SAN_DENIED
        .at(
            name.field(),
            Optional.of(name.requested().value()),
            Optional.of(rule.pointer() + "/denied/" + index),
            List.of(),
            rule.kind().wireName() + " SAN matching denied pattern " + what)
        .meeting(pattern.text());
  }

  private static Violation wildcardDenied(PreparedNameRule rule, ComparableRequest.Name name) {
    return ViolationCode.SAN_WILDCARD_DENIED.at(
        name.field(),
        Optional.of(name.requested().value()),
        Optional.of(rule.pointer() + "/wildcards"),
        List.of(),
        named(rule, name) + " is a wildcard, and the policy denies wildcards");
  }

  private static Violation notAllowed(PreparedNameRule rule, ComparableRequest.Name name) {
    return ViolationCode.SAN_NOT_ALLOWED.at(
        name.field(),
        Optional.of(name.requested().value()),
        Optional.of(rule.allowedPointer()),
        rule.allowedTexts(),
        named(rule, name) + " " + rule.whyNotAllowed());
  }

  private static String named(PreparedNameRule rule, ComparableRequest.Name name) {
    return rule.kind().wireName() + " SAN value " + QuotedText.quoted(name.requested().value());
  }
}
