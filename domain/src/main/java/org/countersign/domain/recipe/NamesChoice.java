package org.countersign.domain.recipe;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.document.SubjectAlternativeNameRule;
import org.countersign.domain.policy.pattern.NamePattern;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SubjectAlternativeName;

/**
 * Names that a policy permits: of those asked for, all that may stay or can be corrected, and
 * examples of those required.
 */
final class NamesChoice {

  private final PolicyRules policy;
  private final List<SubjectAlternativeName> names = new ArrayList<>();
  private final List<SubjectAlternativeName> hosts;
  private final List<Correction> corrections = new ArrayList<>();
  private final List<Unobtainable> unobtainable = new ArrayList<>();

  /**
   * @param hosts what the subject names a host by; better than any example
   */
  NamesChoice(PolicyRules policy, List<RequestedName> asked, List<SubjectAlternativeName> hosts) {
    this.policy = policy;
    this.hosts = List.copyOf(hosts);
    keepPermitted(asked);
    policy.names().forEach(this::require);
  }

  List<SubjectAlternativeName> names() {
    return names;
  }

  /** The same as a request has them. */
  List<RequestedName> requested() {
    return names.stream().map(NamesChoice::requested).toList();
  }

  List<Correction> corrections() {
    return corrections;
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

  /**
   * Where there is no name at all, the hosts that the subject names, else an example of the first
   * kind that the policy permits.
   */
  void nameByExample() {
    if (names.isEmpty()) {
      hosts.stream().filter(this::isPermitted).forEach(names::add);
    }
    if (names.isEmpty()) {
      policy.names().stream()
          .flatMap(rule -> permitted(guesses(rule)).stream())
          .findFirst()
          .ifPresent(names::add);
    }
  }

  /**
   * A DNS name that the policy permits, where there is none: beside it no common name is a host.
   */
  void addDnsName() {
    if (firstDnsName().isEmpty()) {
      policy.names().stream()
          .filter(rule -> rule.kind() == GeneralNameKind.DNS_NAME)
          .flatMap(rule -> permitted(guesses(rule)).stream())
          .forEach(names::add);
    }
  }

  private void keepPermitted(List<RequestedName> asked) {
    Objections objections = Objections.toNames(policy, asked);
    Set<SubjectAlternativeName> found = new LinkedHashSet<>();
    for (int i = 0; i < asked.size(); i++) {
      String field = "subjectAltName[" + i + "]";
      List<Violation> against = objections.to(field);
      if (policy.ignores(asked.get(i).kind())) {
        unobtainable.add(Unobtainable.of(field, asked.get(i).value(), Unobtainable.IGNORED));
      } else if (against.isEmpty()) {
        asked.get(i).wellFormed().ifPresent(found::add);
      } else {
        found.addAll(corrected(asked.get(i), field, against.get(0).message()));
      }
    }
    names.addAll(found);
  }

  /** The names that were meant, where the policy permits them; none otherwise, and that is told. */
  private List<SubjectAlternativeName> corrected(RequestedName asked, String field, String why) {
    Optional<List<SubjectAlternativeName>> meant =
        NameCorrections.of(asked)
            .filter(several -> several.stream().allMatch(this::isPermitted))
            .findFirst();
    if (meant.isEmpty()) {
      unobtainable.add(Unobtainable.of(field, asked.value(), why + alsoRefused(asked)));
      return List.of();
    }
    String instead =
        meant.get().stream().map(NamesChoice::spoken).collect(Collectors.joining(", "));
    corrections.add(new Correction(field, asked.value(), instead, why));
    return meant.get();
  }

  /** What the policy says of the name that was most likely meant. */
  private String alsoRefused(RequestedName asked) {
    return NameCorrections.of(asked)
        .flatMap(List::stream)
        .findFirst()
        .flatMap(
            name ->
                objections(name).stream()
                    .findFirst()
                    .map(v -> "; and for " + spoken(name) + ": " + v.message()))
        .orElse("");
  }

  private static String spoken(SubjectAlternativeName name) {
    return name.kind().wireName() + " " + name.text();
  }

  private void require(SubjectAlternativeNameRule rule) {
    for (NamePattern pattern : rule.values().required()) {
      if (names.stream().noneMatch(pattern::matches)) {
        Stream<SubjectAlternativeName> meant = hosts.stream().filter(pattern::matches);
        permitted(Stream.concat(meant, ExampleValues.of(rule.kind(), pattern)))
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
    return guesses.filter(this::isPermitted).findFirst();
  }

  private boolean isPermitted(SubjectAlternativeName name) {
    return objections(name).isEmpty();
  }

  private List<Violation> objections(SubjectAlternativeName name) {
    return Objections.toNames(policy, List.of(requested(name))).to("subjectAltName[0]");
  }

  private static RequestedName requested(SubjectAlternativeName name) {
    return new RequestedName(name.kind(), name.text());
  }
}
