package org.countersign.domain.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.request.ClaimedContent;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;

/** What a policy has against single values of a subject and against single names. */
final class Objections {

  private final Map<String, List<Violation>> byField;

  private Objections(Map<String, List<Violation>> byField) {
    this.byField = byField;
  }

  /** Judges names as a request of which only they are looked at. */
  static Objections toNames(PolicyRules policy, List<RequestedName> names) {
    return of(policy, DistinguishedName.EMPTY, names, List.of());
  }

  /**
   * Judges them as a request of which only they are looked at.
   *
   * @param extendedKeyUsages on which it may depend what a common name is taken for; none when the
   *     request has no such extension
   */
  static Objections of(
      PolicyRules policy,
      DistinguishedName subject,
      List<RequestedName> names,
      List<ExtendedKeyUsage> extendedKeyUsages) {
    ClaimedContent content =
        new ClaimedContent(
            subject,
            names,
            Optional.empty(),
            Optional.of(extendedKeyUsages).filter(usages -> !usages.isEmpty()),
            Optional.empty(),
            Optional.empty());
    JudgedRequest probe =
        JudgedRequest.asClaimed(content, Optional.empty(), Optional.empty(), Optional.empty());
    return new Objections(
        policy.evaluate(probe).violations().stream()
            .collect(
                Collectors.groupingBy(Violation::field, LinkedHashMap::new, Collectors.toList())));
  }

  /** All of them, those of one field together. */
  List<Violation> all() {
    return byField.values().stream().flatMap(List::stream).toList();
  }

  /** In the policy's order; none when the value may stay. */
  List<Violation> to(String field) {
    return byField.getOrDefault(field, List.of());
  }
}
