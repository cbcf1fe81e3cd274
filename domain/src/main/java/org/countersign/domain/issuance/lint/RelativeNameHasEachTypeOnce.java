package org.countersign.domain.issuance.lint;

import java.util.List;
import java.util.Optional;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.RelativeDistinguishedName;

/** A relative distinguished name, which is a set, holds no attribute type twice. */
final class RelativeNameHasEachTypeOnce implements LintRule {

  private static Optional<AttributeTypeAndValue> repeated(LintSubject subject) {
    for (RelativeDistinguishedName part : subject.encoded().subject().parts()) {
      List<AttributeTypeAndValue> attributes = part.attributes();
      for (int i = 1; i < attributes.size(); i++) {
        if (contains(attributes.subList(0, i), attributes.get(i).oid())) {
          return Optional.of(attributes.get(i));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean contains(List<AttributeTypeAndValue> attributes, String oid) {
    for (AttributeTypeAndValue attribute : attributes) {
      if (attribute.oid().equals(oid)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String code() {
    return "relative-name-repeats-a-type";
  }

  @Override
  public String clause() {
    return "RFC 5280, 4.1.2.4 and X.501, 9.3";
  }

  @Override
  public boolean applies(LintSubject subject) {
    return !subject.encoded().subject().isEmpty();
  }

  @Override
  public boolean holds(LintSubject subject) {
    return repeated(subject).isEmpty();
  }

  @Override
  public String finding(LintSubject subject) {
    return "attribute "
        + repeated(subject).orElseThrow().oid()
        + " is twice in one part of the subject";
  }
}
