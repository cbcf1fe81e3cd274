package org.countersign.domain.recipe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.SubjectAttributeRule;
import org.countersign.domain.policy.SubjectPattern;
import org.countersign.domain.policy.ValueLists;
import org.countersign.domain.policy.Violation;
import org.countersign.domain.policy.ViolationCode;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.RelativeDistinguishedName;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * A subject that a policy permits: of what was asked for, all that may stay, and examples of what
 * is required.
 */
final class SubjectChoice {

  private final PolicyRules policy;
  private final List<Unobtainable> unobtainable = new ArrayList<>();
  private DistinguishedName subject;

  SubjectChoice(PolicyRules policy, DistinguishedName asked) {
    this.policy = policy;
    this.subject = permittedPart(inSupportedStringTypes(asked));
    policy.subject().stream()
        .filter(rule -> !rule.values().required().isEmpty())
        .forEach(this::require);
  }

  DistinguishedName subject() {
    return subject;
  }

  List<Unobtainable> unobtainable() {
    return unobtainable;
  }

  /** Puts a common name into a subject that is empty, where the policy permits one. */
  void nameByExample(Optional<String> preferred) {
    SubjectAttributeType type = SubjectAttributeType.COMMON_NAME;
    policy.subject().stream()
        .filter(rule -> rule.type().equals(type) && subject.isEmpty())
        .findFirst()
        .flatMap(rule -> example(rule, Stream.concat(preferred.stream(), guesses(rule))))
        .ifPresent(value -> subject = subject.with(type, value));
  }

  private static DistinguishedName inSupportedStringTypes(DistinguishedName asked) {
    return new DistinguishedName(
        asked.parts().stream()
            .map(
                part ->
                    new RelativeDistinguishedName(
                        part.attributes().stream().map(SubjectChoice::respelled).toList()))
            .toList());
  }

  private static AttributeTypeAndValue respelled(AttributeTypeAndValue attribute) {
    return AttributeTypeAndValue.of(attribute.type(), attribute.value());
  }

  private DistinguishedName permittedPart(DistinguishedName asked) {
    Objections objections = Objections.of(policy, asked, List.of());
    Map<String, Long> counts =
        asked
            .attributes()
            .collect(Collectors.groupingBy(AttributeTypeAndValue::oid, Collectors.counting()));
    Map<String, Integer> seen = new HashMap<>();
    List<RelativeDistinguishedName> parts = new ArrayList<>();
    for (RelativeDistinguishedName part : asked.parts()) {
      List<AttributeTypeAndValue> kept = new ArrayList<>();
      for (AttributeTypeAndValue attribute : part.attributes()) {
        int position = seen.merge(attribute.oid(), 1, Integer::sum) - 1;
        String suffix = counts.get(attribute.oid()) > 1 ? "[" + position + "]" : "";
        String field = "subject." + attribute.type().wireName() + suffix;
        if (policy.ignores(attribute.type())) {
          unobtainable.add(Unobtainable.of(field, attribute.value(), Unobtainable.IGNORED));
        } else if (staysAmong(objections.to(field), attribute, field)) {
          kept.add(attribute);
        }
      }
      if (!kept.isEmpty()) {
        parts.add(new RelativeDistinguishedName(kept));
      }
    }
    return new DistinguishedName(parts);
  }

  private boolean staysAmong(
      List<Violation> violations, AttributeTypeAndValue attribute, String field) {
    List<Violation> lasting =
        violations.stream().filter(violation -> !isCuredByExample(violation, attribute)).toList();
    lasting.stream()
        .findFirst()
        .ifPresent(
            violation ->
                unobtainable.add(Unobtainable.of(field, attribute.value(), violation.message())));
    return lasting.isEmpty();
  }

  /** A value that is allowed may stand beside one that meets the requirement. */
  private boolean isCuredByExample(Violation violation, AttributeTypeAndValue attribute) {
    return violation.code().equals(ViolationCode.SUBJECT_REQUIRED_MISMATCH.text())
        && policy.subject().stream()
            .filter(rule -> attribute.type().equals(rule.type()))
            .anyMatch(rule -> matchesAny(rule.values().allowed(), attribute.value()));
  }

  private void require(SubjectAttributeRule rule) {
    ValueLists<SubjectPattern> lists = rule.values();
    boolean met =
        subject.values(rule.type()).stream().anyMatch(v -> matchesAny(lists.required(), v));
    if (met) {
      return;
    }
    Stream<String> guesses =
        lists.required().stream()
            .flatMap(pattern -> ExampleValues.of(rule.type(), pattern.text()))
            .filter(guess -> matchesAny(lists.required(), guess));
    example(rule, guesses)
        .ifPresentOrElse(
            value -> subject = subject.with(rule.type(), value),
            () ->
                unobtainable.add(
                    new Unobtainable(
                        "subject." + rule.type().wireName(),
                        Optional.empty(),
                        "No value was found that the policy requires and does not refuse")));
  }

  /** None for an attribute that is left out: its rule has no value to make them of. */
  private static Stream<String> guesses(SubjectAttributeRule rule) {
    ValueLists<SubjectPattern> lists = rule.values();
    return lists.deniesOnly()
        ? ExampleValues.ofAny(rule.type())
        : lists.allowed().stream()
            .flatMap(pattern -> ExampleValues.of(rule.type(), pattern.text()));
  }

  /** The first guess to which the policy has no objection. */
  private Optional<String> example(SubjectAttributeRule rule, Stream<String> guesses) {
    String field = "subject." + rule.type().wireName();
    return guesses
        .filter(
            guess -> {
              DistinguishedName alone = DistinguishedName.EMPTY.with(rule.type(), guess);
              return Objections.of(policy, alone, List.of()).to(field).isEmpty();
            })
        .findFirst();
  }

  private static boolean matchesAny(List<SubjectPattern> patterns, String value) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(value));
  }
}
