package org.countersign.domain.key;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.request.RequestFlaw;

/**
 * Why a key is not certified.
 *
 * @param message for the requester: what is wrong with it, and what would be right
 */
public record KeyObjection(RequestFlaw flaw, String message) {

  public KeyObjection {
    Objects.requireNonNull(flaw, "flaw");
    Objects.requireNonNull(message, "message");
  }

  /** The same as one of the reasons against a request. */
  public Violation violation() {
    return new Violation(
        flaw.text(), flaw.field(), Optional.empty(), Optional.empty(), List.of(), message);
  }
}
