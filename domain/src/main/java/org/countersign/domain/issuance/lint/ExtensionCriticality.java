package org.countersign.domain.issuance.lint;

import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;

/** What the rules on one extension's criticality have in common; each of them is a file. */
abstract class ExtensionCriticality implements LintRule {

  private final String oid;
  private final String name;

  ExtensionCriticality(String oid, String name) {
    this.oid = oid;
    this.name = name;
  }

  /** What the clause asks for. */
  abstract boolean expected(LintSubject subject);

  @Override
  public final boolean applies(LintSubject subject) {
    return subject.readBack().extension(oid).isPresent();
  }

  @Override
  public final boolean holds(LintSubject subject) {
    EncodedExtension extension = subject.readBack().extension(oid).orElseThrow();
    return extension.critical() == expected(subject);
  }

  @Override
  public final String finding(LintSubject subject) {
    return name + (expected(subject) ? " is not marked critical" : " is marked critical");
  }
}
