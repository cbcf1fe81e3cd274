package org.countersign.application.issuance;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.evaluation.Evaluation;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.port.persistence.IssuanceJournal;
import org.countersign.application.port.persistence.IssuanceJournal.Binding;
import org.countersign.application.port.persistence.KeyRecords.KeyRecord;
import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.RetryingUnitOfWork;
import org.countersign.domain.audit.Actor;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.LintedCertificate;
import org.countersign.domain.issuance.PolicySnapshot;
import org.countersign.domain.issuance.RequestState;
import org.countersign.domain.issuance.RequestedContent;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.key.KeyReuse;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.profile.CertificateProfile;
import org.countersign.domain.request.PrivateKeyText;
import org.countersign.domain.x509.Pem;

/**
 * Makes the record and the audit event of each step of a request, and hands them to the {@link
 * IssuanceJournal}.
 */
final class RequestRecorder {

  private static final String TOO_LATE =
      "This took so long that the request was given up before its certificate was stored; nothing"
          + " was issued, send it again";

  private final IssuanceJournal journal;
  private final AuditLog audit;
  private final Supplier<UUID> identifiers;
  private final Clock clock;

  RequestRecorder(
      IssuanceJournal journal, AuditLog audit, Supplier<UUID> identifiers, Clock clock) {
    this.journal = journal;
    this.audit = audit;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /**
   * A request that was to be recorded as pending.
   *
   * @param key what was on record of its key; where that forbids certificates, the request was not
   *     recorded
   */
  record PendingAttempt(IssuanceRecord request, KeyRecord key) {}

  /**
   * Before a key signs: the serial number and the very octets.
   *
   * @param idempotencyKey is bound to the request in the unit that records it
   * @throws DuplicateEntry when the key is bound already; nothing was recorded
   */
  PendingAttempt pending(
      UUID id,
      IssueCertificate.Command command,
      JudgedCase judged,
      LintedCertificate toSign,
      Optional<BoundKeys.Free> idempotencyKey) {
    ToBeSigned toBeSigned =
        new ToBeSigned(
            judged.inForce().authority().id(),
            toSign.content().serialNumber(),
            ToBeSigned.Kind.CERTIFICATE,
            identifiers.get(),
            toSign.der());
    IssuanceRecord request =
        request(id, command, judged, clock.instant(), new RequestState.Pending(toBeSigned));
    Optional<Binding> binding =
        idempotencyKey.map(free -> free.to(request, judged, request.createdAt()));
    KeyRecord known =
        orRefused(
            RetryingUnitOfWork.IN_THE_WAY,
            () -> journal.pending(request, toSign.content().publicKey(), binding));
    return new PendingAttempt(request, known);
  }

  /**
   * After the signature was verified: the certificate, its request, the audit event.
   *
   * @throws Refused CONFLICT when the request is pending no longer; nothing was stored
   */
  IssuanceRecord issued(
      IssuanceRecord pending,
      IssuedCertificate certificate,
      Optional<KeyReuse> keyReuse,
      Actor requester) {
    IssuanceRecord issued = pending.issued(keyReuse, certificate.createdAt());
    AuditEvent event =
        audit.event(
            issued.projectId(),
            requester,
            "certificate.issued",
            certificate.id(),
            Map.of(
                "serialNumber", certificate.serialNumber().hex(),
                "profileId", certificate.profileId().toString()));
    return orRefused(
        TOO_LATE,
        () -> {
          journal.issued(issued, certificate, event);
          return issued;
        });
  }

  /** A request refused because of its CSR, a policy rule or the state of the CA. */
  void refused(UUID id, IssueCertificate.Command command, JudgedCase judged) {
    Instant now = clock.instant();
    RequestState.Rejected rejected =
        new RequestState.Rejected(judged.evaluation().violations(), judged.message(), now);
    add(request(id, command, judged, now, rejected), command.caller().actor());
  }

  /** A request that was not judged, because its profile or the requester's role forbids it. */
  void barred(UUID id, IssueCertificate.Command command, ProfilesInForce.Barred barred) {
    Instant now = clock.instant();
    add(
        request(
            id,
            command,
            PrivateKeyText.kept(command.csr()),
            barred.profile(),
            RequestedContent.unreadable(command.terms()),
            Optional.empty(),
            List.of(),
            now,
            new RequestState.Rejected(List.of(), barred.refusal().getMessage(), now)),
        command.caller().actor());
  }

  private void add(IssuanceRecord refused, Actor requester) {
    AuditEvent event =
        audit.event(
            refused.projectId(),
            requester,
            "certificate-request.refused",
            refused.id(),
            Map.of("profileId", refused.profileId().toString()));
    orRefused(
        RetryingUnitOfWork.IN_THE_WAY,
        () -> {
          journal.nothingToSign(refused, event);
          return refused;
        });
  }

  private static <T> T orRefused(String refusal, Supplier<T> writing) {
    try {
      return writing.get();
    } catch (ConcurrentChange e) {
      throw Refused.conflict(refusal);
    }
  }

  /**
   * A request whose certificate could not be made or stored; its serial number is burned.
   *
   * @return whether it was still pending; otherwise nothing was written
   */
  boolean failed(IssuanceRecord pending, String reason) {
    AuditEvent event =
        audit.event(
            Optional.of(pending.projectId()),
            Actor.SYSTEM,
            "certificate-request.failed",
            pending.id(),
            Map.of("reason", reason));
    try {
      journal.failed(pending.failed(reason, clock.instant()), event);
      return true;
    } catch (ConcurrentChange e) {
      return false;
    }
  }

  private static IssuanceRecord request(
      UUID id,
      IssueCertificate.Command command,
      JudgedCase judged,
      Instant now,
      RequestState state) {
    return request(
        id,
        command,
        keptCsr(command.csr(), judged.evaluation()),
        judged.inForce().profile(),
        judged.content(),
        judged.evaluation().policySnapshot(),
        judged.evaluation().warnings(),
        now,
        state);
  }

  /**
   * Of a CSR that was read, only the PEM block: the text around it was not checked and may be
   * secret. A text that could not be read is kept whole, so that an administrator can see why.
   */
  private static String keptCsr(String sent, Evaluation evaluation) {
    return evaluation.request().isPresent() ? Pem.block(sent) : PrivateKeyText.kept(sent);
  }

  private static IssuanceRecord request(
      UUID id,
      IssueCertificate.Command command,
      String csr,
      CertificateProfile profile,
      RequestedContent content,
      Optional<PolicySnapshot> policySnapshot,
      List<Warning> warnings,
      Instant now,
      RequestState state) {
    return new IssuanceRecord(
        id,
        profile.projectId(),
        profile.id(),
        command.caller().id(),
        csr,
        content,
        policySnapshot,
        warnings,
        command.metadata(),
        now,
        state);
  }
}
