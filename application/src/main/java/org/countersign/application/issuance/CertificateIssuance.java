package org.countersign.application.issuance;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.issuance.RequestRecorder.PendingAttempt;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.crypto.CertificationRequestReader.Reading;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.port.telemetry.IssuanceMetrics;
import org.countersign.application.port.telemetry.IssuanceMetrics.Outcome;
import org.countersign.application.port.telemetry.IssuanceMetrics.Step;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.LintedCertificate;
import org.countersign.domain.issuance.TbsCertificate;

/** Issues a certificate for a CSR: the walk in docs/ARCHITECTURE.md. */
final class CertificateIssuance implements IssueCertificate {

  private static final String NOT_SIGNED = "The certificate could not be signed";
  private static final String NOT_STORED = "The certificate could not be stored";

  private final ProfilesInForce profiles;
  private final CertificationRequestReader reader;
  private final RequestJudging judging;
  private final CertificateSigning signing;
  private final RequestRecorder recorder;
  private final IssuanceMetrics metrics;
  private final Supplier<UUID> identifiers;
  private final Clock clock;

  CertificateIssuance(
      ProfilesInForce profiles,
      CertificationRequestReader reader,
      RequestJudging judging,
      CertificateSigning signing,
      RequestRecorder recorder,
      IssuanceMetrics metrics,
      Supplier<UUID> identifiers,
      Clock clock) {
    this.profiles = profiles;
    this.reader = reader;
    this.judging = judging;
    this.signing = signing;
    this.recorder = recorder;
    this.metrics = metrics;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  @Override
  public Issuance issue(Command command) {
    return issue(command, Optional.empty());
  }

  /**
   * As {@link #issue(Command)}, with the key of a request that is to be issued once.
   *
   * @throws DuplicateEntry when the key is bound already; nothing was recorded
   */
  Issuance issue(Command command, Optional<BoundKeys.Free> idempotencyKey) {
    IssuanceTimer timer = new IssuanceTimer(metrics);
    try {
      Issuance issuance = issue(command, idempotencyKey, timer);
      timer.ended(Outcome.ISSUED);
      return issuance;
    } catch (DuplicateEntry e) {
      // Not the end of the request: it gets the answer to another, or tries again.
      throw e;
    } catch (RuntimeException | Error e) {
      timer.ended(e);
      throw e;
    }
  }

  private Issuance issue(
      Command command, Optional<BoundKeys.Free> idempotencyKey, IssuanceTimer timer) {
    UUID id = identifiers.get();
    ProfileInForce inForce = usableProfile(id, command);
    Reading reading = reader.read(command.csr());
    timer.ended(Step.READ);
    JudgedCase judged =
        judging.judge(
            reading,
            command.terms(),
            inForce,
            command.warnings(),
            RequestJudging.KeyLookup.WHEN_RECORDED);
    LintedCertificate toSign =
        judged.certificate().orElseThrow(() -> recordedRefusal(id, command, judged));
    timer.ended(Step.JUDGE);
    PendingAttempt attempt = recorder.pending(id, command, judged, toSign, idempotencyKey);
    KeyChecks.Knowledge key = KeyChecks.of(attempt.key());
    if (key.objection().isPresent()) {
      throw recordedRefusal(
          id,
          command,
          judging.refusedForItsKey(key, reading, command.terms(), inForce, command.warnings()));
    }
    timer.ended(Step.RECORD);
    IssuanceRecord pending = attempt.request();
    IssuedCertificate certificate =
        orFailed(pending, NOT_SIGNED, () -> sign(inForce, pending, toSign));
    timer.ended(Step.SIGN);
    IssuanceRecord issued =
        orFailed(
            pending,
            NOT_STORED,
            () -> recorder.issued(pending, certificate, key.reuse(), command.caller().actor()));
    timer.ended(Step.STORE);
    return new Issuance(
        issued, certificate, inForce.chain(), issued.warnings(), judged.evaluation().elements());
  }

  private ProfileInForce usableProfile(UUID id, Command command) {
    ProfilesInForce.Found found = profiles.find(command);
    if (found instanceof ProfilesInForce.Barred barred) {
      recorder.barred(id, command, barred);
      throw barred.refusal();
    }
    return ((ProfilesInForce.Usable) found).inForce();
  }

  /** The refusal is committed before it is answered. */
  private Refused recordedRefusal(UUID id, Command command, JudgedCase judged) {
    recorder.refused(id, command, judged);
    return Refused.of(judged.refusal(id));
  }

  /** No unit of work is open here. */
  private IssuedCertificate sign(
      ProfileInForce inForce, IssuanceRecord pending, LintedCertificate certificate) {
    AuthorityCertificate issuer = inForce.authority().certificate().orElseThrow();
    byte[] der = signing.sign(certificate, inForce.authority().signingKey(), issuer.publicKey());
    return issued(pending, certificate.content(), issuer, der);
  }

  /** Marks the request as failed when the step throws. */
  private <T> T orFailed(IssuanceRecord pending, String reason, Supplier<T> step) {
    try {
      return step.get();
    } catch (RuntimeException | Error e) {
      fail(pending, reason, e);
      throw e;
    }
  }

  /** Where even this cannot be written, the settlement of what is left pending will. */
  private void fail(IssuanceRecord pending, String reason, Throwable cause) {
    try {
      recorder.failed(pending, reason);
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private IssuedCertificate issued(
      IssuanceRecord pending, TbsCertificate content, AuthorityCertificate issuer, byte[] der) {
    return new IssuedCertificate(
        pending.toBeSigned().orElseThrow().certificateId(),
        pending.projectId(),
        pending.profileId(),
        pending.id(),
        pending.requesterId(),
        issuer.authorityId(),
        issuer.id(),
        content.serialNumber(),
        content.validity(),
        content.subject(),
        content.names(),
        content.publicKey().algorithm(),
        content.signatureAlgorithm(),
        content.keyUsages(),
        content.extendedKeyUsages(),
        content.publicKey().fingerprint(),
        pending.metadata(),
        Optional.empty(),
        der,
        clock.instant());
  }
}
