package org.countersign.domain.policy.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.validation.FieldError;

/**
 * How a section of usages is read: the key usages' and the extended key usages'.
 *
 * @param member the section's name in the document
 * @param noun what the section is called in messages
 * @param parse empty when the text names no usage
 * @param expected what a usage can be
 */
record UsagesSection<U>(
    String member, String noun, Function<String, Optional<U>> parse, String expected) {

  List<FieldError> check(PolicyDocument.Usages section) {
    List<FieldError> errors = new ArrayList<>();
    if (section == null) {
      return errors;
    }
    if (list(section.allowed()).isEmpty()
        && list(section.required()).isEmpty()
        && list(section.denied()).isEmpty()) {
      errors.add(
          new FieldError(
              FieldError.CUSTOM,
              member,
              noun + " must have at least one allowed, required, or denied value"));
    }
    checkList(section.allowed(), "allowed", errors);
    checkList(section.required(), "required", errors);
    checkList(section.denied(), "denied", errors);
    checkDenied(section, errors);
    return errors;
  }

  private void checkList(List<String> values, String name, List<FieldError> errors) {
    Set<U> seen = new HashSet<>();
    for (int i = 0; i < list(values).size(); i++) {
      String value = values.get(i);
      String path = member + "." + name + "." + i;
      Optional<U> usage = Optional.ofNullable(value).flatMap(parse);
      if (value == null || value.isBlank()) {
        errors.add(new FieldError(FieldError.TOO_SMALL, path, "Value cannot be empty"));
      } else if (usage.isEmpty()) {
        errors.add(
            new FieldError(
                FieldError.INVALID_ENUM_VALUE,
                path,
                QuotedText.quoted(value) + " is not one of: " + expected));
      } else if (!seen.add(usage.get())) {
        errors.add(new FieldError(FieldError.CUSTOM, path, "Duplicate value '" + value + "'"));
      }
    }
  }

  private void checkDenied(PolicyDocument.Usages section, List<FieldError> errors) {
    List<String> denied = list(section.denied());
    for (int i = 0; i < denied.size(); i++) {
      String value = denied.get(i);
      Optional<String> other = value == null ? Optional.empty() : whereElse(section, value);
      if (other.isPresent()) {
        errors.add(
            new FieldError(
                FieldError.CUSTOM,
                member + ".denied." + i,
                "Value '" + value + "' cannot be both denied and " + other.get()));
      }
    }
  }

  private Optional<String> whereElse(PolicyDocument.Usages section, String denied) {
    if (names(section.required(), denied)) {
      return Optional.of("required");
    }
    return names(section.allowed(), denied) ? Optional.of("allowed") : Optional.empty();
  }

  /** By meaning: an extended key usage has a name and a dotted identifier. */
  private boolean names(List<String> values, String usage) {
    Optional<U> sought = parse.apply(usage);
    return sought.isPresent()
        && list(values).stream()
            .anyMatch(value -> value != null && parse.apply(value).equals(sought));
  }

  Optional<ValueLists<U>> read(PolicyDocument.Usages section) {
    return Optional.ofNullable(section)
        .map(
            lists ->
                new ValueLists<>(
                    usages(lists.allowed()), usages(lists.required()), usages(lists.denied())));
  }

  private List<U> usages(List<String> values) {
    return list(values).stream().map(value -> parse.apply(value).orElseThrow()).toList();
  }

  private static List<String> list(List<String> list) {
    return list == null ? List.of() : list;
  }
}
