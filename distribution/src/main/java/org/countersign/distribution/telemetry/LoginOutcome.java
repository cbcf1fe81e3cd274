package org.countersign.distribution.telemetry;

import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.StoreUnavailable;

/** How a login ends, as the label of its counter. */
final class LoginOutcome {

  static final String ACCEPTED = "accepted";
  static final String REFUSED = "refused";
  static final String UNAVAILABLE = "unavailable";
  static final String FAILED = "failed";

  private LoginOutcome() {}

  static String of(RuntimeException failure) {
    if (failure instanceof StoreUnavailable) {
      return UNAVAILABLE;
    }
    return failure instanceof Refused ? REFUSED : FAILED;
  }
}
