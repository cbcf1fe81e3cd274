package org.countersign.domain.policy.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.domain.policy.document.SubjectAlternativeNameRule;
import org.countersign.domain.policy.document.ValueLists;
import org.countersign.domain.policy.document.Wildcards;
import org.countersign.domain.policy.pattern.NamePattern;
import org.countersign.domain.policy.pattern.NamePatterns;
import org.countersign.domain.x509.GeneralNameKind;

/**
 * A rule for subject alternative names with its patterns made ready, once for all requests.
 *
 * @param pointer a JSON Pointer (RFC 6901) to it
 * @param permitted what it requires, then what it allows
 */
public record PreparedNameRule(
    SubjectAlternativeNameRule rule, String pointer, NamePatterns denied, NamePatterns permitted) {

  public static List<PreparedNameRule> of(List<SubjectAlternativeNameRule> rules) {
    List<PreparedNameRule> prepared = new ArrayList<>();
    for (SubjectAlternativeNameRule rule : rules) {
      ValueLists<NamePattern> values = rule.values();
      prepared.add(
          new PreparedNameRule(
              rule,
              "/sans/" + prepared.size(),
              new NamePatterns(values.denied()),
              new NamePatterns(
                  Stream.concat(values.required().stream(), values.allowed().stream()).toList())));
    }
    return List.copyOf(prepared);
  }

  GeneralNameKind kind() {
    return rule.kind();
  }

  boolean deniesOnly() {
    return rule.values().deniesOnly();
  }

  boolean deniesWildcards() {
    return rule.wildcards() == Wildcards.DENIED;
  }

  NamePattern deniedPattern(int index) {
    return rule.values().denied().get(index);
  }

  /** Where a rule only requires, what it requires is all that is allowed. */
  List<String> allowedTexts() {
    return allowed().stream().map(NamePattern::text).toList();
  }

  /** A JSON Pointer to what is allowed. */
  String allowedPointer() {
    return pointer + (onlyRequires() ? "/required" : "/allowed");
  }

  /** The end of the sentence about a name that is not allowed. */
  String whyNotAllowed() {
    return allowed().stream().allMatch(NamePattern::isLiteral)
        ? "is not in allowed values list"
        : "does not match allowed patterns: " + String.join(", ", allowedTexts());
  }

  private boolean onlyRequires() {
    return rule.values().allowed().isEmpty();
  }

  private List<NamePattern> allowed() {
    return onlyRequires() ? rule.values().required() : rule.values().allowed();
  }
}
