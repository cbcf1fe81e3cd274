package org.countersign.domain.policy.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.RelativeDistinguishedName;

/**
 * No part of the subject holds two values of one attribute type (X.501, 9.3); in parts of their own
 * they may stand. A CSR is read so that none does ({@code NormalizedSubject}); this is for requests
 * that come from elsewhere.
 */
public record SubjectPartsHoldEachTypeOnce() implements PolicyRule {

  @Override
  public List<Violation> violations(ComparableRequest asked) {
    List<Violation> violations = new ArrayList<>();
    int position = 0;
    for (RelativeDistinguishedName part : asked.request().subject().parts()) {
      Set<String> types = new HashSet<>();
      for (AttributeTypeAndValue attribute : part.attributes()) {
        if (!types.add(attribute.oid())) {
          violations.add(violation(asked.subject().get(position)));
        }
        position++;
      }
    }
    return violations;
  }

  private static Violation violation(ComparableRequest.Value value) {
    return ViolationCode.SUBJECT_PART_AMBIGUOUS.beyondPolicy(
        value.field(),
        value.attribute().value(),
        "Subject value "
            + QuotedText.quoted(value.attribute().value())
            + " stands in one part of the subject with another of its attribute type; give each a"
            + " part of its own (X.501, 9.3)");
  }
}
