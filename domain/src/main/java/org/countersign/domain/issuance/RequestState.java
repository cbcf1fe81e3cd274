package org.countersign.domain.issuance;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.domain.key.KeyReuse;
import org.countersign.domain.policy.decision.Violation;

/**
 * Where a request stands, with all that is known there and nothing else: {@code AwaitingApproval →
 * Pending → Issued | Failed}, or {@code Rejected}.
 */
public sealed interface RequestState {

  RequestStatus status();

  /** Waits for an approval; no certificate was composed yet. */
  record AwaitingApproval() implements RequestState {
    @Override
    public RequestStatus status() {
      return RequestStatus.PENDING_APPROVAL;
    }
  }

  /**
   * On record, with what is about to be signed for it.
   *
   * @param toBeSigned is signed once, or never
   */
  record Pending(ToBeSigned toBeSigned) implements RequestState {
    public Pending {
      Objects.requireNonNull(toBeSigned, "toBeSigned");
    }

    @Override
    public RequestStatus status() {
      return RequestStatus.PENDING;
    }
  }

  /**
   * Its certificate is stored.
   *
   * @param keyReuse that there was a certificate on the same key before
   * @param at when it was stored
   */
  record Issued(ToBeSigned toBeSigned, Optional<KeyReuse> keyReuse, Instant at)
      implements RequestState {
    public Issued {
      Objects.requireNonNull(toBeSigned, "toBeSigned");
      Objects.requireNonNull(keyReuse, "keyReuse");
      Objects.requireNonNull(at, "at");
    }

    @Override
    public RequestStatus status() {
      return RequestStatus.ISSUED;
    }
  }

  /**
   * Signing or storing failed after it was recorded. Its serial number is never used again.
   *
   * @param toBeSigned what may have been signed, but was not handed out
   * @param reason for people
   */
  record Failed(ToBeSigned toBeSigned, String reason, Instant at) implements RequestState {
    public Failed {
      Objects.requireNonNull(toBeSigned, "toBeSigned");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(at, "at");
    }

    @Override
    public RequestStatus status() {
      return RequestStatus.FAILED;
    }
  }

  /**
   * Refused; nothing was to be signed for it.
   *
   * @param violations empty where it was not judged, because its profile or the requester's role
   *     forbids it
   * @param reason for people
   */
  record Rejected(List<Violation> violations, String reason, Instant at) implements RequestState {
    public Rejected {
      violations = List.copyOf(violations);
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(at, "at");
    }

    @Override
    public RequestStatus status() {
      return RequestStatus.REJECTED;
    }
  }
}
