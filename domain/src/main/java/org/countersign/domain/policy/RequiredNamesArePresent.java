package org.countersign.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Each required pattern is met by at least one requested name of its kind. */
record RequiredNamesArePresent(List<SubjectAlternativeNameRule> rules) implements PolicyRule {

  @Override
  public List<Violation> violations(Asked asked) {
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      List<NamePattern> required = rules.get(i).values().required();
      for (int j = 0; j < required.size(); j++) {
        if (!isMet(required.get(j), asked)) {
          violations.add(missing(rules.get(i), required.get(j), "/sans/" + i + "/required/" + j));
        }
      }
    }
    return violations;
  }

  private static boolean isMet(NamePattern pattern, Asked asked) {
    return asked.names().stream()
        .flatMap(name -> name.wellFormed().stream())
        .anyMatch(pattern::matches);
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
