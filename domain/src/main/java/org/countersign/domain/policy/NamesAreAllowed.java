package org.countersign.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;

/**
 * Each requested name is required or allowed by the policy, and none is denied.
 *
 * <p>A name that meets a required pattern needs no allowed entry; a denial beats both.
 */
final class NamesAreAllowed implements PolicyRule {

  private final List<SubjectAlternativeNameRule> rules;
  private final List<NamePatterns> denied;
  private final List<NamePatterns> permitted;

  NamesAreAllowed(List<SubjectAlternativeNameRule> rules) {
    this.rules = List.copyOf(rules);
    this.denied = rules.stream().map(rule -> new NamePatterns(rule.values().denied())).toList();
    this.permitted = rules.stream().map(NamesAreAllowed::permitted).toList();
  }

  private static NamePatterns permitted(SubjectAlternativeNameRule rule) {
    return new NamePatterns(
        Stream.concat(rule.values().required().stream(), rule.values().allowed().stream())
            .toList());
  }

  @Override
  public List<Violation> violations(Asked asked) {
    List<Violation> violations = new ArrayList<>();
    for (Asked.Name name : asked.names()) {
      if (name.requested().kind().issuable()) {
        violation(name).ifPresent(violations::add);
      }
    }
    return violations;
  }

  private Optional<Violation> violation(Asked.Name name) {
    int index = indexOf(name.requested().kind());
    if (index < 0) {
      return Optional.of(notDefined(name));
    }
    return name.wellFormed().flatMap(wellFormed -> violation(index, name, wellFormed));
  }

  private int indexOf(GeneralNameKind kind) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).kind() == kind) {
        return i;
      }
    }
    return -1;
  }

  private Violation notDefined(Asked.Name name) {
    String why = rules.isEmpty() ? "(no SAN policies defined)" : "(not defined in template)";
    return ViolationCode.SAN_TYPE_NOT_DEFINED.at(
        name.field(),
        Optional.of(name.requested().value()),
        rules.isEmpty() ? Optional.empty() : Optional.of("/sans"),
        List.of(),
        name.requested().kind().wireName() + " SAN is not allowed by template policy " + why);
  }

  private Optional<Violation> violation(
      int index, Asked.Name name, SubjectAlternativeName wellFormed) {
    SubjectAlternativeNameRule rule = rules.get(index);
    String pointer = "/sans/" + index;
    NameReadings readings = new NameReadings(wellFormed);
    OptionalInt denial = denied.get(index).firstDenial(readings);
    if (denial.isPresent()) {
      NamePattern pattern = rule.values().denied().get(denial.getAsInt());
      return Optional.of(denied(pattern, pointer + "/denied/" + denial.getAsInt(), name, readings));
    }
    if (rule.wildcards() == Wildcards.DENIED && readings.behindWildcard().isPresent()) {
      return Optional.of(wildcardDenied(rule, pointer + "/wildcards", name));
    }
    boolean isPermitted =
        rule.values().deniesOnly() || permitted.get(index).firstMatch(readings).isPresent();
    return isPermitted ? Optional.empty() : Optional.of(notAllowed(rule, pointer, name));
  }

  private static Violation denied(
      NamePattern pattern, String pointer, Asked.Name name, NameReadings readings) {
    String value = Shown.quoted(name.requested().value());
    String what =
        pattern.deniesWhatIsCovered(readings)
            ? Shown.quoted(pattern.text())
                + " found in request: the wildcard "
                + value
                + " covers it"
            : value + " found in request";
    return ViolationCode.SAN_DENIED
        .at(
            name.field(),
            Optional.of(name.requested().value()),
            Optional.of(pointer),
            List.of(),
            pattern.kind().wireName() + " SAN matching denied pattern " + what)
        .meeting(pattern.text());
  }

  private static Violation wildcardDenied(
      SubjectAlternativeNameRule rule, String pointer, Asked.Name name) {
    return ViolationCode.SAN_WILDCARD_DENIED.at(
        name.field(),
        Optional.of(name.requested().value()),
        Optional.of(pointer),
        List.of(),
        rule.kind().wireName()
            + " SAN value "
            + Shown.quoted(name.requested().value())
            + " is a wildcard, and the policy denies wildcards");
  }

  /** Where a rule only requires, what it requires is all that is allowed. */
  private static Violation notAllowed(
      SubjectAlternativeNameRule rule, String pointer, Asked.Name name) {
    boolean onlyRequires = rule.values().allowed().isEmpty();
    List<NamePattern> allowed = onlyRequires ? rule.values().required() : rule.values().allowed();
    List<String> patterns = allowed.stream().map(NamePattern::text).toList();
    String why =
        allowed.stream().allMatch(NamePattern::isLiteral)
            ? " is not in allowed values list"
            : " does not match allowed patterns: " + String.join(", ", patterns);
    return ViolationCode.SAN_NOT_ALLOWED.at(
        name.field(),
        Optional.of(name.requested().value()),
        Optional.of(pointer + (onlyRequires ? "/required" : "/allowed")),
        patterns,
        rule.kind().wireName() + " SAN value " + Shown.quoted(name.requested().value()) + why);
  }
}
