package org.countersign.domain.policy.document;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.countersign.domain.policy.pattern.NamePattern;
import org.countersign.domain.policy.pattern.PatternSuggestion;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.validation.FieldError;
import org.countersign.domain.x509.GeneralNameKind;

/**
 * What a policy says of subject alternative names of one kind; of one that is never issued it can
 * say only that it is ignored.
 */
public record SubjectAlternativeNameRule(
    GeneralNameKind kind, ValueLists<NamePattern> values, Wildcards wildcards) {

  private static final ValuesSection<GeneralNameKind, NamePattern> SECTION =
      new ValuesSection<>(
          "sans",
          "SAN",
          GeneralNameKind::ofPolicyName,
          SubjectAlternativeNameRule.kinds(),
          GeneralNameKind::issuable,
          NamePattern::of,
          SubjectAlternativeNameRule::whatIsExpected,
          SubjectAlternativeNameRule::whyDead);

  public SubjectAlternativeNameRule {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(values, "values");
    if (!kind.issuable() && !values.isIgnoring()) {
      throw new IllegalArgumentException(kind.wireName() + " names cannot be issued");
    }
    Objects.requireNonNull(wildcards, "wildcards");
  }

  private static String kinds() {
    return names(GeneralNameKind::issuable)
        + "; or, to be ignored, of: "
        + names(kind -> !kind.issuable());
  }

  private static String names(Predicate<GeneralNameKind> condition) {
    return Arrays.stream(GeneralNameKind.values())
        .filter(condition)
        .map(GeneralNameKind::policyName)
        .collect(Collectors.joining(", "));
  }

  private static String whatIsExpected(GeneralNameKind kind, String text) {
    return kind == GeneralNameKind.IP_ADDRESS
        ? QuotedText.quoted(text)
            + " is not an IP address, a CIDR block such as '10.0.0.0/8', or a text with '*'"
        : QuotedText.quoted(text)
            + " has a host that is no internationalised domain name, or other than ASCII characters"
            + " outside the host; in a label with such characters, '*' cannot stand for a part";
  }

  private static Optional<String> whyDead(GeneralNameKind kind, NamePattern pattern) {
    return pattern
        .whyDead()
        .map(
            why ->
                QuotedText.quoted(pattern.text())
                    + " can match no "
                    + kind.wireName()
                    + ": "
                    + QuotedText.escaped(why)
                    + PatternSuggestion.of(kind, pattern.text()));
  }

  public static List<FieldError> check(PolicyDocument document) {
    return SECTION.check(document.sans());
  }

  public static List<FieldError> deadPatterns(PolicyDocument document) {
    return SECTION.deadPatterns(document.sans());
  }

  /**
   * The section of a document in which {@link #check} finds no error; empty when it names nothing.
   */
  public static List<SubjectAlternativeNameRule> of(PolicyDocument document) {
    return SECTION.read(
        document.sans(),
        (kind, entry, values) -> new SubjectAlternativeNameRule(kind, values, Wildcards.of(entry)));
  }

  /** The index of the rule for a kind, or -1. */
  public static int indexOf(List<SubjectAlternativeNameRule> rules, GeneralNameKind kind) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).kind() == kind) {
        return i;
      }
    }
    return -1;
  }
}
