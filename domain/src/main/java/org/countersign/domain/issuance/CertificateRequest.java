package org.countersign.domain.issuance;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.policy.Violation;
import org.countersign.domain.policy.Warning;

/**
 * The record of one request for a certificate: who asked, for what, who judged it, what became of
 * it. Kept for ever, the refused ones with their reasons.
 *
 * @param requesterId the identity that asked
 * @param csr the CSR as it was sent, in its PEM block; the whole text where it could not be read,
 *     but never one that holds a private key: {@code PrivateKeyText#NOT_KEPT} stands for that
 * @param content what could be read of it
 * @param judgement empty when it was never held against a policy
 * @param toBeSigned what was, or was to be, signed; its serial number is never used again
 * @param certificateId the certificate, once {@link RequestStatus#ISSUED}
 * @param warnings what the requester was told beside the outcome, as with deviations of the CSR
 * @param errorMessage why it was refused or failed
 */
public record CertificateRequest(
    UUID id,
    UUID projectId,
    UUID profileId,
    UUID requesterId,
    RequestStatus status,
    String csr,
    RequestedContent content,
    Optional<Judgement> judgement,
    Optional<ToBeSigned> toBeSigned,
    Optional<UUID> certificateId,
    List<Violation> violations,
    List<Warning> warnings,
    Optional<String> errorMessage,
    List<Metadata> metadata,
    Instant createdAt,
    Instant updatedAt) {

  public CertificateRequest {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(profileId, "profileId");
    Objects.requireNonNull(requesterId, "requesterId");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(csr, "csr");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(judgement, "judgement");
    Objects.requireNonNull(toBeSigned, "toBeSigned");
    Objects.requireNonNull(certificateId, "certificateId");
    violations = List.copyOf(violations);
    warnings = List.copyOf(warnings);
    Objects.requireNonNull(errorMessage, "errorMessage");
    metadata = List.copyOf(metadata);
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(updatedAt, "updatedAt");
    if ((status == RequestStatus.ISSUED) != certificateId.isPresent()) {
      throw new IllegalArgumentException("a request has a certificate exactly when it is issued");
    }
  }

  /** This request with its certificate. */
  public CertificateRequest issued(UUID certificate, Instant now) {
    return new CertificateRequest(
        id,
        projectId,
        profileId,
        requesterId,
        RequestStatus.ISSUED,
        csr,
        content,
        judgement,
        toBeSigned,
        Optional.of(certificate),
        violations,
        warnings,
        Optional.empty(),
        metadata,
        createdAt,
        now);
  }

  /** This request, come to nothing. */
  public CertificateRequest failed(String reason, Instant now) {
    return new CertificateRequest(
        id,
        projectId,
        profileId,
        requesterId,
        RequestStatus.FAILED,
        csr,
        content,
        judgement,
        toBeSigned,
        Optional.empty(),
        violations,
        warnings,
        Optional.of(reason),
        metadata,
        createdAt,
        now);
  }
}
