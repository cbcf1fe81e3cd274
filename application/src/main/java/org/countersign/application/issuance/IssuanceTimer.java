package org.countersign.application.issuance;

import org.countersign.application.port.telemetry.IssuanceMetrics;
import org.countersign.application.port.telemetry.IssuanceMetrics.Outcome;
import org.countersign.application.port.telemetry.IssuanceMetrics.Step;
import org.countersign.application.refusal.RefusalKind;
import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.StoreUnavailable;

/** Measures one request for a certificate. */
final class IssuanceTimer {

  private final IssuanceMetrics metrics;
  private final long begun = System.nanoTime();
  private long stepBegun = begun;

  IssuanceTimer(IssuanceMetrics metrics) {
    this.metrics = metrics;
  }

  /** The step has ended that began with the end of the one before. */
  void ended(Step step) {
    long now = System.nanoTime();
    metrics.stepTook(step, now - stepBegun);
    stepBegun = now;
  }

  void ended(Outcome outcome) {
    metrics.ended(outcome, System.nanoTime() - begun);
  }

  /** No certificate was issued. */
  void ended(Throwable why) {
    ended(outcome(why));
    if (why instanceof Refused refused) {
      refused
          .requestRefusal()
          .ifPresent(
              refusal ->
                  refusal.violations().forEach(violation -> metrics.violated(violation.code())));
    }
  }

  private static Outcome outcome(Throwable why) {
    if (why instanceof StoreUnavailable) {
      return Outcome.UNAVAILABLE;
    }
    // A conflict is no fault of the requester's: the request was given up, or another in its way.
    return why instanceof Refused refused && refused.kind() != RefusalKind.CONFLICT
        ? Outcome.REFUSED
        : Outcome.FAILED;
  }
}
