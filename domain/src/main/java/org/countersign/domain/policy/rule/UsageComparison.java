package org.countersign.domain.policy.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.policy.document.ValueLists;

/**
 * What key usages and extended key usages have in common when they are held against a rule.
 *
 * @param noun how messages call them, such as {@code key usages}
 * @param field where they stand in the request
 * @param member where they stand in the policy
 */
record UsageComparison<U>(
    String noun, String field, String member, Function<U, String> wireName, Codes codes) {

  record Codes(
      ViolationCode missing,
      ViolationCode denied,
      ViolationCode notAllowed,
      ViolationCode notDefined,
      ViolationCode empty) {}

  /**
   * @param asked empty when the request says nothing of usages
   * @param rule empty when the policy says nothing of them
   */
  List<Violation> violations(
      Optional<? extends Collection<U>> asked, Optional<ValueLists<U>> rule) {
    if (asked.isPresent() && asked.get().isEmpty()) {
      return List.of(empty());
    }
    List<U> usages = asked.<List<U>>map(List::copyOf).orElse(List.of());
    return rule.isPresent() ? violations(usages, rule.get()) : undefined(usages);
  }

  private Violation empty() {
    return codes
        .empty()
        .at(
            field,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            "The extension for " + noun + " in the request names none (RFC 5280, 4.2.1)");
  }

  private List<Violation> undefined(List<U> usages) {
    return usages.isEmpty()
        ? List.of()
        : List.of(
            codes
                .notDefined()
                .at(
                    field,
                    Optional.of(names(usages)),
                    Optional.empty(),
                    List.of(),
                    capitalised(noun)
                        + " are not allowed by template policy (not defined in template)"));
  }

  private List<Violation> violations(List<U> usages, ValueLists<U> rule) {
    List<Violation> violations = new ArrayList<>();
    List<U> missing = select(rule.required(), usage -> !usages.contains(usage));
    List<U> denied = select(usages, rule.denied()::contains);
    List<U> invalid =
        select(
            usages,
            usage ->
                !rule.deniesOnly()
                    && !rule.denied().contains(usage)
                    && !rule.required().contains(usage)
                    && !rule.allowed().contains(usage));
    if (!missing.isEmpty()) {
      violations.add(
          violation(
              codes.missing(),
              Optional.empty(),
              "/required",
              rule.required(),
              "Missing required " + noun + ": " + names(missing)));
    }
    if (!denied.isEmpty()) {
      violations.add(
          violation(
              codes.denied(),
              Optional.of(names(denied)),
              "/denied",
              List.of(),
              "Denied " + noun + " found in request: " + names(denied)));
    }
    if (!invalid.isEmpty()) {
      violations.add(
          violation(
              codes.notAllowed(),
              Optional.of(names(invalid)),
              "/allowed",
              permitted(rule),
              "Invalid " + noun + ": " + names(invalid)));
    }
    return violations;
  }

  private Violation violation(
      ViolationCode code, Optional<String> value, String list, List<U> allowed, String message) {
    return code.at(
        field,
        value,
        Optional.of("/" + member + list),
        allowed.stream().map(wireName).toList(),
        message);
  }

  private static <U> List<U> permitted(ValueLists<U> rule) {
    List<U> permitted = new ArrayList<>(rule.required());
    rule.allowed().stream().filter(usage -> !permitted.contains(usage)).forEach(permitted::add);
    return permitted;
  }

  private static <U> List<U> select(List<U> usages, Predicate<U> condition) {
    return usages.stream().filter(condition).toList();
  }

  private String names(List<U> usages) {
    return usages.stream().map(wireName).collect(Collectors.joining(", "));
  }

  private static String capitalised(String noun) {
    return Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
  }
}
