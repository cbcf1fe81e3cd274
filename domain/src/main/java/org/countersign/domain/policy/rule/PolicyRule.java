package org.countersign.domain.policy.rule;

import java.util.List;
import org.countersign.domain.policy.decision.Violation;

/** One rule over a request: its name is the sentence that is true when it finds no violation. */
public interface PolicyRule {

  /** Every violation of this rule, in the request's order. */
  List<Violation> violations(ComparableRequest asked);
}
