package org.countersign.domain.issuance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Holds a certificate against every rule before it is signed. */
public final class Lint {

  private final List<LintRule> rules;

  public Lint(List<LintRule> rules) {
    this.rules = List.copyOf(rules);
    if (this.rules.isEmpty()) {
      throw new IllegalArgumentException("a lint without rules passes everything");
    }
  }

  /** Asks every rule that applies; never stops at the first finding. */
  public Result check(LintSubject subject) {
    List<Finding> findings = new ArrayList<>(0);
    for (LintRule rule : rules) {
      if (rule.applies(subject) && !rule.holds(subject)) {
        findings.add(new Finding(rule.code(), rule.clause(), rule.finding(subject)));
      }
    }
    return findings.isEmpty()
        ? new Passed(new LintedCertificate(subject.decided(), subject.der()))
        : new Failed(findings);
  }

  /** What the rules said. */
  public sealed interface Result {}

  /** Every rule that applies holds. */
  public record Passed(LintedCertificate certificate) implements Result {
    public Passed {
      Objects.requireNonNull(certificate, "certificate");
    }
  }

  /** At least one rule does not hold. */
  public record Failed(List<Finding> findings) implements Result {
    public Failed {
      findings = List.copyOf(findings);
    }

    /** For people: each finding with its clause. */
    public String message() {
      return findings.stream()
          .map(finding -> finding.message() + " (" + finding.clause() + ")")
          .collect(Collectors.joining("; "));
    }
  }

  /** A rule that does not hold. */
  public record Finding(String code, String clause, String message) {
    public Finding {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(clause, "clause");
      Objects.requireNonNull(message, "message");
    }
  }
}
