package org.countersign.domain.recipe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.policy.document.SubjectAttributeRule;
import org.countersign.domain.policy.document.ValueLists;
import org.countersign.domain.policy.pattern.SubjectPattern;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.RelativeDistinguishedName;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * A subject that a policy permits: of what was asked for, all that may stay or can be corrected,
 * and examples of what is required.
 */
final class SubjectChoice {

  private final PolicyRules policy;
  private final NamesChoice names;
  private final List<ExtendedKeyUsage> extendedKeyUsages;
  private final List<Correction> corrections = new ArrayList<>();
  private final List<Unobtainable> unobtainable = new ArrayList<>();
  private DistinguishedName subject;

  /**
   * @param names beside which the subject stands, and with which a common name is judged
   * @param extendedKeyUsages that the request has
   */
  SubjectChoice(
      PolicyRules policy,
      DistinguishedName asked,
      NamesChoice names,
      List<ExtendedKeyUsage> extendedKeyUsages) {
    this.policy = policy;
    this.names = names;
    this.extendedKeyUsages = List.copyOf(extendedKeyUsages);
    this.subject = permittedPart(eachTypeOnceInAPart(inSupportedStringTypes(asked)));
    policy.subject().stream()
        .filter(rule -> !rule.values().required().isEmpty())
        .forEach(this::require);
  }

  DistinguishedName subject() {
    return subject;
  }

  List<Correction> corrections() {
    return corrections;
  }

  List<Unobtainable> unobtainable() {
    return unobtainable;
  }

  /** Puts a common name into a subject that is empty, where the policy permits one. */
  void nameByExample() {
    SubjectAttributeType type = SubjectAttributeType.COMMON_NAME;
    policy.subject().stream()
        .filter(rule -> rule.type().equals(type) && !rule.values().isIgnoring())
        .filter(rule -> subject.isEmpty())
        .findFirst()
        .flatMap(rule -> example(rule, guesses(rule)))
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

  /** What repeats a type within a part gets a part of its own (X.501, 9.3). */
  private static DistinguishedName eachTypeOnceInAPart(DistinguishedName asked) {
    List<RelativeDistinguishedName> parts = new ArrayList<>();
    for (RelativeDistinguishedName part : asked.parts()) {
      Map<String, AttributeTypeAndValue> first = new LinkedHashMap<>();
      List<RelativeDistinguishedName> others = new ArrayList<>();
      for (AttributeTypeAndValue attribute : part.attributes()) {
        if (first.putIfAbsent(attribute.oid(), attribute) != null) {
          others.add(RelativeDistinguishedName.of(attribute));
        }
      }
      parts.add(new RelativeDistinguishedName(List.copyOf(first.values())));
      parts.addAll(others);
    }
    return new DistinguishedName(parts);
  }

  private DistinguishedName permittedPart(DistinguishedName asked) {
    Objections objections = objections(asked);
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
        } else {
          permitted(objections.to(field), attribute, field).ifPresent(kept::add);
        }
      }
      if (!kept.isEmpty()) {
        parts.add(new RelativeDistinguishedName(kept));
      }
    }
    return new DistinguishedName(parts);
  }

  /** The attribute, or what was meant by it; what cannot be had is told. */
  private Optional<AttributeTypeAndValue> permitted(
      List<Violation> violations, AttributeTypeAndValue attribute, String field) {
    Optional<Violation> against = lasting(violations, attribute);
    if (against.isEmpty()) {
      return Optional.of(attribute);
    }
    String why = against.get().message();
    Optional<AttributeTypeAndValue> meant = meant(attribute.type(), attribute.value());
    meant.ifPresentOrElse(
        instead -> corrections.add(new Correction(field, attribute.value(), instead.value(), why)),
        () -> unobtainable.add(Unobtainable.of(field, attribute.value(), why)));
    return meant;
  }

  private Optional<Violation> lasting(List<Violation> violations, AttributeTypeAndValue attribute) {
    return violations.stream()
        .filter(violation -> !isCuredByExample(violation, attribute))
        .findFirst();
  }

  private Optional<AttributeTypeAndValue> meant(SubjectAttributeType type, String value) {
    return SubjectCorrections.of(type, value)
        .map(text -> AttributeTypeAndValue.of(type, text))
        .filter(attribute -> lasting(againstAlone(attribute), attribute).isEmpty())
        .findFirst();
  }

  private List<Violation> againstAlone(AttributeTypeAndValue attribute) {
    DistinguishedName alone =
        new DistinguishedName(List.of(RelativeDistinguishedName.of(attribute)));
    return objections(alone).to("subject." + attribute.type().wireName());
  }

  private Objections objections(DistinguishedName asked) {
    return Objections.of(policy, asked, names.requested(), extendedKeyUsages);
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
    Stream<String> examples =
        lists.required().stream().flatMap(pattern -> ExampleValues.of(rule.type(), pattern.text()));
    List<String> guesses =
        Stream.concat(named(rule.type()), examples)
            .filter(guess -> matchesAny(lists.required(), guess))
            .toList();
    if (guesses.stream().anyMatch(guess -> isHostAlone(rule, guess))) {
      names.addDnsName();
    }
    example(rule, guesses.stream())
        .ifPresentOrElse(
            value -> subject = subject.with(rule.type(), value),
            () ->
                unobtainable.add(
                    new Unobtainable(
                        "subject." + rule.type().wireName(),
                        Optional.empty(),
                        "No value was found that the policy requires and does not refuse")));
  }

  /** A common name may repeat a name of the certificate. */
  private Stream<String> named(SubjectAttributeType type) {
    return type.equals(SubjectAttributeType.COMMON_NAME)
        ? names.firstDnsName().stream()
        : Stream.empty();
  }

  private static Stream<String> guesses(SubjectAttributeRule rule) {
    ValueLists<SubjectPattern> lists = rule.values();
    return lists.deniesOnly()
        ? ExampleValues.ofAny(rule.type())
        : lists.allowed().stream()
            .flatMap(pattern -> ExampleValues.of(rule.type(), pattern.text()));
  }

  /** The first guess to which the policy has no objection. */
  private Optional<String> example(SubjectAttributeRule rule, Stream<String> guesses) {
    return guesses
        .filter(guess -> againstAlone(AttributeTypeAndValue.of(rule.type(), guess)).isEmpty())
        .findFirst();
  }

  /** Whether nothing but a DNS name beside it keeps a value from being permitted. */
  private boolean isHostAlone(SubjectAttributeRule rule, String guess) {
    List<Violation> against = againstAlone(AttributeTypeAndValue.of(rule.type(), guess));
    return !against.isEmpty()
        && against.stream()
            .allMatch(v -> v.code().equals(ViolationCode.COMMON_NAME_IS_A_HOST.text()));
  }

  private static boolean matchesAny(List<SubjectPattern> patterns, String value) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(value));
  }
}
