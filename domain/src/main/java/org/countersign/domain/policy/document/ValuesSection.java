package org.countersign.domain.policy.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.validation.FieldError;

/**
 * How a section of typed patterns is read: the subject's and the names'.
 *
 * @param <T> the type that each entry is for
 * @param <P> its patterns
 * @param member the section's name in the document
 * @param noun what an entry is called in messages
 * @param parseType empty when the text names no type
 * @param types what a type can be, for messages
 * @param issuable whether a certificate can have what the type is of; else it can only be ignored
 * @param parse empty when the text is no pattern for that type
 * @param expected the sentence for a text that is none
 * @param dead the sentence for a pattern that matches nothing of that type; empty for others
 */
record ValuesSection<T, P>(
    String member,
    String noun,
    Function<String, Optional<T>> parseType,
    String types,
    Predicate<T> issuable,
    BiFunction<T, String, Optional<P>> parse,
    BiFunction<T, String, String> expected,
    BiFunction<T, P, Optional<String>> dead) {

  /** As long as the longest name that can be issued, a URI. */
  private static final int MAX_VALUE_CHARACTERS = 2048;

  List<FieldError> check(List<PolicyDocument.Values> section) {
    List<FieldError> errors = new ArrayList<>();
    Set<T> seen = new HashSet<>();
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
      PolicyDocument.Values entry, String path, Set<T> seen, List<FieldError> errors) {
    Optional<T> type = type(entry);
    if (type.isEmpty()) {
      errors.add(
          new FieldError(
              entry.type() == null ? FieldError.INVALID_TYPE : FieldError.INVALID_ENUM_VALUE,
              path + ".type",
              noun + " type must be one of: " + types));
    } else if (!seen.add(type.get())) {
      errors.add(
          new FieldError(
              FieldError.CUSTOM, path + ".type", "Duplicate type '" + entry.type() + "'"));
    }
  }

  private void checkValues(PolicyDocument.Values entry, String path, List<FieldError> errors) {
    boolean lists = size(entry.allowed()) + size(entry.required()) + size(entry.denied()) > 0;
    if (entry.isIgnored() && (lists || entry.wildcards() != null)) {
      errors.add(
          new FieldError(
              FieldError.CUSTOM,
              path + ".ignored",
              noun
                  + " that is ignored can say nothing else: leave out allowed, required, denied and"
                  + " wildcards"));
    } else if (!entry.isIgnored() && type(entry).filter(issuable.negate()).isPresent()) {
      errors.add(
          new FieldError(
              FieldError.CUSTOM,
              path,
              noun + " of type " + entry.type() + " is never issued; it can only be ignored"));
    } else if (!entry.isIgnored() && !lists) {
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
    Optional<T> type = type(entry).filter(issuable);
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
        errors.add(
            new FieldError(FieldError.CUSTOM, at, "Duplicate value " + QuotedText.quoted(value)));
      } else if (type.isPresent() && parse.apply(type.get(), value).isEmpty()) {
        errors.add(
            new FieldError(FieldError.INVALID_STRING, at, expected.apply(type.get(), value)));
      }
    }
  }

  /**
   * The patterns that match nothing, as errors of the document; what is wrong in other ways is left
   * to {@link #check}.
   */
  List<FieldError> deadPatterns(List<PolicyDocument.Values> section) {
    List<FieldError> dead = new ArrayList<>();
    for (int i = 0; section != null && i < section.size(); i++) {
      PolicyDocument.Values entry = section.get(i);
      if (entry != null && type(entry).filter(issuable).isPresent()) {
        String path = member + "." + i;
        addDead(entry, entry.allowed(), path + ".allowed", dead);
        addDead(entry, entry.required(), path + ".required", dead);
        addDead(entry, entry.denied(), path + ".denied", dead);
      }
    }
    return dead;
  }

  private void addDead(
      PolicyDocument.Values entry, List<String> values, String path, List<FieldError> dead) {
    T type = type(entry).orElseThrow();
    for (int i = 0; i < size(values); i++) {
      String value = values.get(i);
      if (value != null && !value.isBlank() && value.length() <= MAX_VALUE_CHARACTERS) {
        String at = path + "." + i;
        parse
            .apply(type, value)
            .flatMap(pattern -> this.dead.apply(type, pattern))
            .ifPresent(message -> dead.add(new FieldError(FieldError.INVALID_STRING, at, message)));
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
    return Optional.ofNullable(entry.type()).flatMap(parseType);
  }

  private static int size(List<String> list) {
    return list == null ? 0 : list.size();
  }
}
