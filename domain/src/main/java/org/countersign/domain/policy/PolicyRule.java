package org.countersign.domain.policy;

import java.util.List;

/** One rule over a request: its name is the sentence that is true when it finds no violation. */
interface PolicyRule {

  /** Every violation of this rule, in the request's order. */
  List<Violation> violations(Asked asked);
}
