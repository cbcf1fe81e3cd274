package org.countersign.domain.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;

/**
 * Each requested name is required or allowed by the policy, and none is denied.
 *
 * <p>A name that meets a required pattern needs no allowed entry; a denial beats both.
 */
record NamesAreAllowed(List<SubjectAlternativeNameRule> rules) implements PolicyRule {

  @Override
  public List<Violation> violations(Asked asked) {
    return asked.names().stream()
        .filter(name -> name.requested().kind().issuable())
        .flatMap(name -> violation(name).stream())
        .toList();
  }

  private Optional<Violation> violation(Asked.Name name) {
    int index = indexOf(name.requested().kind());
    if (index < 0) {
      return Optional.of(notDefined(name));
    }
    return name.wellFormed()
        .flatMap(wellFormed -> violation(rules.get(index), "/sans/" + index, name, wellFormed));
  }

  private int indexOf(GeneralNameKind kind) {
    return IntStream.range(0, rules.size())
        .filter(i -> rules.get(i).kind() == kind)
        .findFirst()
        .orElse(-1);
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

  private static Optional<Violation> violation(
      SubjectAlternativeNameRule rule,
      String pointer,
      Asked.Name name,
      SubjectAlternativeName wellFormed) {
    ValueLists<NamePattern> lists = rule.values();
    Optional<Integer> denied =
        IntStream.range(0, lists.denied().size())
            .filter(i -> lists.denied().get(i).denies(wellFormed))
            .boxed()
            .findFirst();
    if (denied.isPresent()) {
      return Optional.of(denied(rule, pointer + "/denied/" + denied.get(), name));
    }
    boolean permitted =
        lists.deniesOnly()
            || Stream.concat(lists.required().stream(), lists.allowed().stream())
                .anyMatch(pattern -> pattern.matches(wellFormed));
    return permitted ? Optional.empty() : Optional.of(notAllowed(rule, pointer, name));
  }

  private static Violation denied(
      SubjectAlternativeNameRule rule, String pointer, Asked.Name name) {
    return ViolationCode.SAN_DENIED.at(
        name.field(),
        Optional.of(name.requested().value()),
        Optional.of(pointer),
        List.of(),
        rule.kind().wireName()
            + " SAN matching denied pattern "
            + Shown.quoted(name.requested().value())
            + " found in request");
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
