package org.countersign.domain.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a section of typed patterns is read: the subject's and the names'.
 *
 * @param <T> the type that each entry is for
 * @param <P> its patterns
 * @param member the section's name in the document
 * @param noun what an entry is called in messages
 * @param parse empty when the text is no pattern for that type
 * @param expected the sentence for a text that is none
 */
record ValuesSection<T, P>(
    String member,
    String noun,
    List<T> types,
    Function<T, String> wireName,
    BiFunction<T, String, Optional<P>> parse,
    BiFunction<T, String, String> expected) {

  /** As long as the longest name that can be issued, a URI. */
  private static final int MAX_VALUE_CHARACTERS = 2048;

  List<FieldError> check(List<PolicyDocument.Values> section) {
    List<FieldError> errors = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; section != null && i < section.size(); i++) {
      String path = member + "." + i;
      PolicyDocument.Values entry = section.get(i);
      if (entry == null) {
        errors.add(new FieldError(FieldError.INVALID_TYPE, path, noun + " must be an object"));
      } else {
        checkType(entry, path, seen, errors);
        checkValues(entry, path, errors);
      }
    }
    return errors;
  }

  private void checkType(
      PolicyDocument.Values entry, String path, Set<String> seen, List<FieldError> errors) {
    if (type(entry).isEmpty()) {
      String names = types.stream().map(wireName).collect(Collectors.joining(", "));
      errors.add(
          new FieldError(
              entry.type() == null ? FieldError.INVALID_TYPE : FieldError.INVALID_ENUM_VALUE,
              path + ".type",
              noun + " type must be one of: " + names));
    } else if (!seen.add(entry.type())) {
      errors.add(
          new FieldError(
              FieldError.CUSTOM, path + ".type", "Duplicate type '" + entry.type() + "'"));
    }
  }

  private void checkValues(PolicyDocument.Values entry, String path, List<FieldError> errors) {
    if (size(entry.allowed()) + size(entry.required()) + size(entry.denied()) == 0) {
      errors.add(
          new FieldError(
              FieldError.CUSTOM,
              path,
              noun + " must have at least one allowed, required, or denied value"));
    }
    checkList(entry, entry.allowed(), path + ".allowed", errors);
    checkList(entry, entry.required(), path + ".required", errors);
    checkList(entry, entry.denied(), path + ".denied", errors);
  }

  private void checkList(
      PolicyDocument.Values entry, List<String> values, String path, List<FieldError> errors) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < size(values); i++) {
      String at = path + "." + i;
      String value = values.get(i);
      if (value == null || value.isBlank()) {
        errors.add(new FieldError(FieldError.TOO_SMALL, at, "Value cannot be empty"));
      } else if (value.length() > MAX_VALUE_CHARACTERS) {
        errors.add(
            new FieldError(
                FieldError.TOO_BIG,
                at,
                "Value cannot exceed " + MAX_VALUE_CHARACTERS + " characters"));
      } else if (!seen.add(value)) {
        errors.add(new FieldError(FieldError.CUSTOM, at, "Duplicate value " + Shown.quoted(value)));
      } else if (type(entry).isPresent() && parse.apply(type(entry).get(), value).isEmpty()) {
        errors.add(
            new FieldError(
                FieldError.INVALID_STRING, at, expected.apply(type(entry).get(), value)));
      }
    }
  }

  /** What an entry is read into; it is handed over as it was written, for its other members. */
  interface Reading<T, P, R> {
    R rule(T type, PolicyDocument.Values entry, ValueLists<P> values);
  }

  <R> List<R> read(List<PolicyDocument.Values> section, Reading<T, P, R> reading) {
    List<R> rules = new ArrayList<>();
    for (PolicyDocument.Values entry :
        section == null ? List.<PolicyDocument.Values>of() : section) {
      T type = type(entry).orElseThrow();
      rules.add(reading.rule(type, entry, lists(type, entry)));
    }
    return List.copyOf(rules);
  }

  private ValueLists<P> lists(T type, PolicyDocument.Values entry) {
    return new ValueLists<>(
        patterns(type, entry.allowed()),
        patterns(type, entry.required()),
        patterns(type, entry.denied()));
  }

  private List<P> patterns(T type, List<String> values) {
    return values == null
        ? List.of()
        : values.stream().map(value -> parse.apply(type, value).orElseThrow()).toList();
  }

  private Optional<T> type(PolicyDocument.Values entry) {
    return types.stream().filter(type -> wireName.apply(type).equals(entry.type())).findFirst();
  }

  private static int size(List<String> list) {
    return list == null ? 0 : list.size();
  }
}
