package org.countersign.application.issuance;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.access.AccessControl;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.inventory.FindCertificateRequests;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.crypto.SerialNumbers;
import org.countersign.application.port.persistence.Authorities;
import org.countersign.application.port.persistence.Certificates;
import org.countersign.application.port.persistence.Freshness;
import org.countersign.application.port.persistence.IdempotencyKeys;
import org.countersign.application.port.persistence.IssuanceJournal;
import org.countersign.application.port.persistence.IssuanceRecords;
import org.countersign.application.port.persistence.KeyRecords;
import org.countersign.application.port.persistence.Policies;
import org.countersign.application.port.persistence.Profiles;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.port.telemetry.IssuanceMetrics;

/**
 * Builds the use cases of this package from the ports they need; those of one instance share what
 * they remember.
 */
public final class IssuanceUseCases {

  /** The stores that issuing works on, and whether what was read from them is fresh. */
  public record Stores(
      UnitOfWork unitOfWork,
      Profiles profiles,
      Policies policies,
      Authorities authorities,
      IssuanceRecords requests,
      Certificates certificates,
      IssuanceJournal journal,
      KeyRecords keys,
      Freshness freshness) {}

  /** The cryptography that issuing works with. */
  public record Cryptography(
      CertificationRequestReader reader,
      SerialNumbers serialNumbers,
      CertificateSigning signing,
      PublicLocations locations) {}

  private final Stores stores;
  private final CertificationRequestReader reader;
  private final ProfilesInForce profiles;
  private final RequestJudging judging;
  private final CertificateIssuance issuance;
  private final IssuanceMetrics metrics;

  public IssuanceUseCases(
      Stores stores,
      Cryptography cryptography,
      AccessControl control,
      AuditLog audit,
      IssuanceMetrics metrics,
      Supplier<UUID> identifiers,
      Clock clock) {
    this.stores = stores;
    this.metrics = metrics;
    this.reader = cryptography.reader();
    this.profiles = new ProfilesInForce(stores, control);
    this.judging = new RequestJudging(new KeyChecks(stores.keys()), cryptography, clock);
    this.issuance =
        new CertificateIssuance(
            profiles,
            reader,
            judging,
            cryptography.signing(),
            new RequestRecorder(stores.journal(), audit, identifiers, clock),
            metrics,
            identifiers,
            clock);
  }

  public IssueCertificate issueCertificate() {
    return issuance;
  }

  /**
   * @param patience how long a request waits for the answer to another with the same key
   */
  public IssueExactlyOnce issueExactlyOnce(IdempotencyKeys keys, Duration patience) {
    return new ExactlyOnce(profiles, new BoundKeys(stores, keys), issuance, metrics, patience);
  }

  public EvaluateCertificateRequest evaluateCertificateRequest(FindCertificateRequests requests) {
    return new CertificateRequestEvaluation(
        stores.unitOfWork(), requests, profiles, reader, judging);
  }

  public static ForgetIdempotencyKeys forgetIdempotencyKeys(
      UnitOfWork unitOfWork, IdempotencyKeys keys, Clock clock) {
    return () -> unitOfWork.commit(() -> keys.removeExpiredBefore(clock.instant()));
  }

  public static SettlePendingRequests settlePendingRequests(
      Stores stores, AuditLog audit, Supplier<UUID> identifiers, Clock clock) {
    return new PendingSettlement(
        stores, new RequestRecorder(stores.journal(), audit, identifiers, clock), clock);
  }
}
