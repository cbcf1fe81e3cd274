package org.countersign.domain.profile;

import java.util.List;
import java.util.Objects;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.request.JudgedRequest;

/**
 * A CSR with its gaps filled, ready to be judged.
 *
 * @param warnings the parts of the CSR, the request or the defaults that have no effect, and why
 */
public record FilledRequest(JudgedRequest request, List<Warning> warnings) {

  public FilledRequest {
    Objects.requireNonNull(request, "request");
    warnings = List.copyOf(warnings);
  }
}
