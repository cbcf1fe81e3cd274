package org.countersign.domain.policy.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.policy.document.SubjectAlternativeNameRule;
import org.countersign.domain.policy.pattern.NamePattern;
import org.countersign.domain.policy.pattern.NameReadings;

/** Each required pattern is met by at least one requested name of its kind. */
public record RequiredNamesArePresent(List<SubjectAlternativeNameRule> rules)
    implements PolicyRule {

  @Override
  public List<Violation> violations(ComparableRequest asked) {
    if (rules.stream().allMatch(rule -> rule.values().required().isEmpty())) {
      return List.of();
    }
    List<NameReadings> names =
        asked.names().stream()
            .flatMap(name -> name.wellFormed().stream())
            .map(NameReadings::new)
            .toList();
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      List<NamePattern> required = rules.get(i).values().required();
      for (int j = 0; j < required.size(); j++) {
        NamePattern pattern = required.get(j);
        if (names.stream().noneMatch(pattern::matches)) {
          violations.add(missing(rules.get(i), pattern, "/sans/" + i + "/required/" + j));
        }
      }
    }
    return violations;
  }

  private static Violation missing(
      SubjectAlternativeNameRule rule, NamePattern pattern, String pointer) {
    return ViolationCode.SAN_REQUIRED_MISSING.at(
        "subjectAltName",
        Optional.empty(),
        Optional.of(pointer),
        List.of(pattern.text()),
        "Required "
            + rule.kind().wireName()
            + " SAN matching pattern '"
            + pattern.text()
            + "' not found in request");
  }
}
