package org.countersign.application.issuance;

import java.time.Duration;
import java.util.Optional;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.port.telemetry.IssuanceMetrics;
import org.countersign.application.refusal.Refused;

/** Looks what a key stands for, then issues, waits or repeats the first answer. */
final class ExactlyOnce implements IssueExactlyOnce {

  private static final String IN_WORK =
      "The first request with this Idempotency-Key is still being processed; repeat it with the same"
          + " key in a few seconds";

  private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

  private final ProfilesInForce profiles;
  private final BoundKeys keys;
  private final CertificateIssuance issuance;
  private final IssuanceMetrics metrics;
  private final Duration patience;

  /**
   * @param patience how long a request waits for the answer to another with the same key
   */
  ExactlyOnce(
      ProfilesInForce profiles,
      BoundKeys keys,
      CertificateIssuance issuance,
      IssuanceMetrics metrics,
      Duration patience) {
    this.profiles = profiles;
    this.keys = keys;
    this.issuance = issuance;
    this.metrics = metrics;
    this.patience = patience;
  }

  @Override
  public Outcome issue(IssueCertificate.Command command, Key key) {
    long start = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    while (true) {
      BoundKeys.State state = keys.stateOf(command, key);
      if (state instanceof BoundKeys.Issued issued) {
        requireProfile(command);
        metrics.ended(IssuanceMetrics.Outcome.REPLAYED, System.nanoTime() - start);
        return new Outcome(issued.first(), true);
      }
      if (state instanceof BoundKeys.Free free) {
        try {
          return new Outcome(issuance.issue(command, Optional.of(free)), false);
        } catch (DuplicateEntry e) {
          // Another request has bound the key since it was looked up.
        }
      }
      if (System.nanoTime() - start > patience.toNanos()) {
        throw Refused.conflict(IN_WORK);
      }
      sleep(pause);
      pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }
  }

  /** Who may not issue on a profile any more is not given what was issued on it either. */
  private void requireProfile(IssueCertificate.Command command) {
    if (profiles.find(command) instanceof ProfilesInForce.Barred barred) {
      throw barred.refusal();
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** No unit of work is open here. */
  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for another's answer", e);
    }
  }
}
