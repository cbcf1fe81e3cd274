package org.countersign.domain.policy.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.policy.document.SubjectAttributeRule;
import org.countersign.domain.policy.document.ValueLists;
import org.countersign.domain.policy.pattern.SubjectPattern;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * Each value of the subject is required or allowed by the policy, none is denied, and no required
 * attribute is missing.
 *
 * <p>A value that satisfies a required pattern needs no allowed entry. Among several values of one
 * attribute, one that satisfies the requirement is enough; the others then need an allowed entry,
 * where the rule has any.
 */
public final class SubjectIsAllowed implements PolicyRule {

  private final List<SubjectAttributeRule> rules;

  /** The types that the policy names, in their order. */
  private final List<SubjectAttributeType> defined;

  public SubjectIsAllowed(List<SubjectAttributeRule> rules) {
    this.rules = List.copyOf(rules);
    this.defined = rules.stream().map(SubjectAttributeRule::type).sorted().toList();
  }

  @Override
  public List<Violation> violations(ComparableRequest asked) {
    List<Violation> violations = new ArrayList<>();
    for (SubjectAttributeType type : types(asked)) {
      List<ComparableRequest.Value> values = asked.values(type);
      int index = SubjectAttributeRule.indexOf(rules, type);
      if (index >= 0) {
        violations.addAll(violations(rules.get(index), "/subject/" + index, values));
      } else if (type.isNamed()) {
        values.forEach(value -> violations.add(notDefined(type, value)));
      }
    }
    return violations;
  }

  /** Those that the policy names and those that were asked for, in their order. */
  private List<SubjectAttributeType> types(ComparableRequest asked) {
    boolean allAreDefined = true;
    for (ComparableRequest.Value value : asked.subject()) {
      allAreDefined &= defined.contains(value.type());
    }
    return allAreDefined
        ? defined
        : Stream.concat(
                defined.stream(), asked.subject().stream().map(ComparableRequest.Value::type))
            .distinct()
            .sorted()
            .toList();
  }

  private Violation notDefined(SubjectAttributeType type, ComparableRequest.Value value) {
    String why = rules.isEmpty() ? "(no subject policies defined)" : "(not defined in template)";
    return ViolationCode.SUBJECT_ATTRIBUTE_NOT_DEFINED.at(
        value.field(),
        Optional.of(value.attribute().value()),
        rules.isEmpty() ? Optional.empty() : Optional.of("/subject"),
        List.of(),
        type.wireName() + " is not allowed by template policy " + why);
  }

  private static List<Violation> violations(
      SubjectAttributeRule rule, String pointer, List<ComparableRequest.Value> values) {
    ValueLists<SubjectPattern> lists = rule.values();
    if (values.isEmpty()) {
      return lists.required().isEmpty() ? List.of() : List.of(missing(rule, pointer));
    }
    boolean satisfied = values.stream().anyMatch(value -> matchesAny(lists.required(), value));
    List<Violation> violations = new ArrayList<>();
    for (ComparableRequest.Value value : values) {
      violations.addAll(violations(rule, pointer, value, satisfied));
    }
    return violations;
  }

  private static Violation missing(SubjectAttributeRule rule, String pointer) {
    return ViolationCode.SUBJECT_ATTRIBUTE_MISSING.at(
        "subject." + rule.type().wireName(),
        Optional.empty(),
        Optional.of(pointer + "/required"),
        texts(rule.values().required()),
        "Missing required " + rule.type().wireName() + " attribute");
  }

  private static List<Violation> violations(
      SubjectAttributeRule rule, String pointer, ComparableRequest.Value value, boolean satisfied) {
    ValueLists<SubjectPattern> lists = rule.values();
    List<Violation> violations = new ArrayList<>();
    boolean required = matchesAny(lists.required(), value);
    if (!required && !lists.required().isEmpty() && (!satisfied || lists.allowed().isEmpty())) {
      violations.add(mismatch(rule, pointer, value));
    }
    int denied = indexOfMatch(lists.denied(), value);
    if (denied >= 0) {
      violations.add(denied(rule, pointer + "/denied/" + denied, value));
    }
    boolean allowed = lists.allowed().isEmpty() || matchesAny(lists.allowed(), value);
    if (violations.isEmpty() && !required && !allowed) {
      violations.add(notAllowed(rule, pointer, value));
    }
    return violations;
  }

  private static Violation mismatch(
      SubjectAttributeRule rule, String pointer, ComparableRequest.Value value) {
    List<String> patterns = texts(rule.values().required());
    return ViolationCode.SUBJECT_REQUIRED_MISMATCH.at(
        value.field(),
        Optional.of(value.attribute().value()),
        Optional.of(pointer + "/required"),
        patterns,
        named(rule, value)
            + " does not match any required patterns: "
            + String.join(", ", patterns));
  }

  private static Violation denied(
      SubjectAttributeRule rule, String pointer, ComparableRequest.Value value) {
    return ViolationCode.SUBJECT_DENIED.at(
        value.field(),
        Optional.of(value.attribute().value()),
        Optional.of(pointer),
        List.of(),
        named(rule, value) + " is denied by template policy");
  }

  private static Violation notAllowed(
      SubjectAttributeRule rule, String pointer, ComparableRequest.Value value) {
    List<SubjectPattern> allowed = rule.values().allowed();
    List<String> patterns = texts(allowed);
    String why =
        allowed.stream().allMatch(SubjectPattern::isLiteral)
            ? " is not in allowed values list"
            : " does not match allowed patterns: " + String.join(", ", patterns);
    return ViolationCode.SUBJECT_NOT_ALLOWED.at(
        value.field(),
        Optional.of(value.attribute().value()),
        Optional.of(pointer + "/allowed"),
        patterns,
        named(rule, value) + why);
  }

  private static String named(SubjectAttributeRule rule, ComparableRequest.Value value) {
    return rule.type().wireName() + " value " + QuotedText.quoted(value.attribute().value());
  }

  private static List<String> texts(List<SubjectPattern> patterns) {
    return patterns.stream().map(SubjectPattern::text).toList();
  }

  private static boolean matchesAny(List<SubjectPattern> patterns, ComparableRequest.Value value) {
    return indexOfMatch(patterns, value) >= 0;
  }

  /** Minus one when none matches. */
  private static int indexOfMatch(List<SubjectPattern> patterns, ComparableRequest.Value value) {
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i).matchesPrepared(value.prepared())) {
        return i;
      }
    }
    return -1;
  }
}
