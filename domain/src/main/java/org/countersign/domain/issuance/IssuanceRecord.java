package org.countersign.domain.issuance;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.domain.issuance.RequestState.Failed;
import org.countersign.domain.issuance.RequestState.Issued;
import org.countersign.domain.issuance.RequestState.Pending;
import org.countersign.domain.issuance.RequestState.Rejected;
import org.countersign.domain.key.KeyReuse;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.Warning;

/**
 * The record of one request for a certificate: who asked, for what, who judged it, what became of
 * it. Kept for ever, the refused ones with their reasons.
 *
 * @param requesterId the identity that asked
 * @param csr the CSR as it was sent, in its PEM block; the whole text where it could not be read,
 *     but never one that holds a private key: {@code PrivateKeyText#NOT_KEPT} stands for that
 * @param content what could be read of it
 * @param policySnapshot empty when it was never held against a policy
 * @param warnings what the requester was told beside the outcome
 * @param state where it stands
 */
public record IssuanceRecord(
    UUID id,
    UUID projectId,
    UUID profileId,
    UUID requesterId,
    String csr,
    RequestedContent content,
    Optional<PolicySnapshot> policySnapshot,
    List<Warning> warnings,
    List<Metadata> metadata,
    Instant createdAt,
    RequestState state) {

  public IssuanceRecord {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(profileId, "profileId");
    Objects.requireNonNull(requesterId, "requesterId");
    Objects.requireNonNull(csr, "csr");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(policySnapshot, "policySnapshot");
    warnings = List.copyOf(warnings);
    metadata = List.copyOf(metadata);
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(state, "state");
  }

  /**
   * This request with its certificate.
   *
   * @param keyReuse is among the warnings from now on
   * @param at when the certificate is stored
   * @throws IllegalStateException when it is not pending
   */
  public IssuanceRecord issued(Optional<KeyReuse> keyReuse, Instant at) {
    List<Warning> all =
        Stream.concat(warnings.stream(), keyReuse.map(KeyReuse::warning).stream()).toList();
    return with(all, new Issued(pending().toBeSigned(), keyReuse, at));
  }

  /**
   * This request as failed.
   *
   * @throws IllegalStateException when it is not pending
   */
  public IssuanceRecord failed(String reason, Instant at) {
    return with(warnings, new Failed(pending().toBeSigned(), reason, at));
  }

  private Pending pending() {
    if (state instanceof Pending pending) {
      return pending;
    }
    throw new IllegalStateException("request " + id + " is " + status().wireName());
  }

  private IssuanceRecord with(List<Warning> newWarnings, RequestState newState) {
    return new IssuanceRecord(
        id,
        projectId,
        profileId,
        requesterId,
        csr,
        content,
        policySnapshot,
        newWarnings,
        metadata,
        createdAt,
        newState);
  }

  public RequestStatus status() {
    return state.status();
  }

  /** What was, or was to be, signed; empty where nothing was composed. */
  public Optional<ToBeSigned> toBeSigned() {
    if (state instanceof Pending pending) {
      return Optional.of(pending.toBeSigned());
    }
    if (state instanceof Issued issued) {
      return Optional.of(issued.toBeSigned());
    }
    return state instanceof Failed failed ? Optional.of(failed.toBeSigned()) : Optional.empty();
  }

  /** The certificate, once it is there. */
  public Optional<UUID> certificateId() {
    return state instanceof Issued issued
        ? Optional.of(issued.toBeSigned().certificateId())
        : Optional.empty();
  }

  /** Why it was refused. */
  public List<Violation> violations() {
    return state instanceof Rejected rejected ? rejected.violations() : List.of();
  }

  /** In a sentence, why it was refused or failed. */
  public Optional<String> errorMessage() {
    if (state instanceof Rejected rejected) {
      return Optional.of(rejected.reason());
    }
    return state instanceof Failed failed ? Optional.of(failed.reason()) : Optional.empty();
  }

  /** When it last changed. */
  public Instant updatedAt() {
    if (state instanceof Issued issued) {
      return issued.at();
    }
    if (state instanceof Failed failed) {
      return failed.at();
    }
    return state instanceof Rejected rejected ? rejected.at() : createdAt;
  }
}
