package org.countersign.domain.issuance.lint;

import java.util.Optional;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.RelativeDistinguishedName;

/** Every domain component is one label of a DNS name, every e-mail address a mailbox. */
final class SubjectValuesHaveTheirForm implements LintRule {

  private static Optional<String> defect(LintSubject subject) {
    for (RelativeDistinguishedName part : subject.encoded().subject().parts()) {
      for (AttributeTypeAndValue attribute : part.attributes()) {
        Optional<String> defect = attribute.type().defect(attribute.value());
        if (defect.isPresent()) {
          return defect.map(reason -> attribute.type().wireName() + ": " + reason);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public String code() {
    return "subject-value-malformed";
  }

  @Override
  public String clause() {
    return "RFC 4519, 2.4 and RFC 2985, 5.2.1";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return !subject.encoded().subject().isEmpty();
  }

  @Override
  public boolean holds(LintSubject subject) {
    return defect(subject).isEmpty();
  }

  @Override
  public String finding(LintSubject subject) {
    return "a subject attribute has not the form of its type: " + defect(subject).orElseThrow();
  }
}
