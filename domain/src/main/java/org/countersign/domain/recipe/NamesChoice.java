package org.countersign.domain.recipe;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.domain.policy.NamePattern;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.SubjectAlternativeNameRule;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;

/**
 * Names that a policy permits: of those asked for, all that may stay, and examples of those
 * required.
 */
final class NamesChoice {

  private final PolicyRules policy;
  private final List<SubjectAlternativeName> names = new ArrayList<>();
  private final List<Unobtainable> unobtainable = new ArrayList<>();

  NamesChoice(PolicyRules policy, List<RequestedName> asked) {
    this.policy = policy;
    keepPermitted(asked);
    policy.names().forEach(this::require);
  }

  List<SubjectAlternativeName> names() {
    return names;
  }

  List<Unobtainable> unobtainable() {
    return unobtainable;
  }

  /** The first DNS name, which a common name may repeat. */
  Optional<String> firstDnsName() {
    return names.stream()
        .filter(name -> name.kind() == GeneralNameKind.DNS_NAME)
        .map(SubjectAlternativeName::text)
        .findFirst();
  }

  /** Where there is no name at all, one of the first kind that the policy permits. */
  void nameByExample() {
    if (names.isEmpty()) {
      policy.names().stream()
          .flatMap(rule -> permitted(guesses(rule)).stream())
          .findFirst()
          .ifPresent(names::add);
    }
  }

  private void keepPermitted(List<RequestedName> asked) {
    Objections objections = Objections.of(policy, DistinguishedName.EMPTY, asked);
    Set<SubjectAlternativeName> found = new LinkedHashSet<>();
    for (int i = 0; i < asked.size(); i++) {
      String field = "subjectAltName[" + i + "]";
      String value = asked.get(i).value();
      if (policy.ignores(asked.get(i).kind())) {
        unobtainable.add(Unobtainable.of(field, value, Unobtainable.IGNORED));
      } else if (objections.to(field).isEmpty()) {
        asked.get(i).wellFormed().ifPresent(found::add);
      } else {
        String why = objections.to(field).get(0).message();
        unobtainable.add(Unobtainable.of(field, value, why));
      }
    }
    names.addAll(found);
  }

  private void require(SubjectAlternativeNameRule rule) {
    for (NamePattern pattern : rule.values().required()) {
      if (names.stream().noneMatch(pattern::matches)) {
        permitted(ExampleValues.of(rule.kind(), pattern))
            .ifPresentOrElse(names::add, () -> cannotMeet(rule, pattern));
      }
    }
  }

  private void cannotMeet(SubjectAlternativeNameRule rule, NamePattern pattern) {
    unobtainable.add(
        new Unobtainable(
            "subjectAltName",
            Optional.empty(),
            "No "
                + rule.kind().wireName()
                + " name was found that matches '"
                + pattern.text()
                + "', which the policy requires, and that it does not refuse"));
  }

  private static Stream<SubjectAlternativeName> guesses(SubjectAlternativeNameRule rule) {
    return rule.values().deniesOnly()
        ? ExampleValues.ofAny(rule.kind())
        : rule.values().allowed().stream()
            .flatMap(pattern -> ExampleValues.of(rule.kind(), pattern));
  }

  /** The first guess to which the policy has no objection. */
  private Optional<SubjectAlternativeName> permitted(Stream<SubjectAlternativeName> guesses) {
    return guesses
        .filter(
            guess -> {
              RequestedName alone = new RequestedName(guess.kind(), guess.text());
              return Objections.of(policy, DistinguishedName.EMPTY, List.of(alone))
                  .to("subjectAltName[0]")
                  .isEmpty();
            })
        .findFirst();
  }
}
