package org.countersign.distribution.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.access.AccessControl;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.authority.AuthorityUseCases;
import org.countersign.application.authority.ManageAuthorities;
import org.countersign.application.evaluation.EvaluatePolicy;
import org.countersign.application.evaluation.EvaluationUseCases;
import org.countersign.application.inventory.FindCertificateRequests;
import org.countersign.application.issuance.CertificateSigning;
import org.countersign.application.issuance.EvaluateCertificateRequest;
import org.countersign.application.issuance.ForgetIdempotencyKeys;
import org.countersign.application.issuance.IssuanceUseCases;
import org.countersign.application.issuance.IssueCertificate;
import org.countersign.application.issuance.IssueExactlyOnce;
import org.countersign.application.issuance.PublicLocations;
import org.countersign.application.issuance.SettlePendingRequests;
import org.countersign.application.port.crypto.CertificateEncoder;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.crypto.SerialNumbers;
import org.countersign.application.port.crypto.SigningKeys;
import org.countersign.application.port.persistence.Authorities;
import org.countersign.application.port.persistence.Certificates;
import org.countersign.application.port.persistence.Freshness;
import org.countersign.application.port.persistence.IdempotencyKeys;
import org.countersign.application.port.persistence.IssuanceJournal;
import org.countersign.application.port.persistence.IssuanceRecords;
import org.countersign.application.port.persistence.KeyRecords;
import org.countersign.application.port.persistence.Policies;
import org.countersign.application.port.persistence.Profiles;
import org.countersign.application.port.persistence.SignedContents;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.port.telemetry.IssuanceMetrics;
import org.countersign.distribution.settings.Settings;
import org.countersign.domain.issuance.Lint;
import org.countersign.domain.issuance.lint.CertificateRules;

/** The use cases that sign: certification authorities and the certificates under them. */
@ApplicationScoped
public class IssuanceWiring {

  /** Issuing takes milliseconds; clients and proxies often give up after half a minute. */
  private static final Duration PATIENCE_WITH_ONE_KEY = Duration.ofSeconds(10);

  @Produces
  @Singleton
  PublicLocations publicLocations(Settings settings) {
    return new PublicLocations(settings.publicUrl());
  }

  @Produces
  @Singleton
  CertificateSigning signing(CertificateEncoder encoder, SigningKeys keys) {
    return new CertificateSigning(encoder, keys, new Lint(CertificateRules.ALL));
  }

  @Produces
  @Singleton
  ManageAuthorities authorities(
      UnitOfWork unitOfWork,
      Authorities authorities,
      SignedContents signedContents,
      AuthorityUseCases.Signing signing,
      AccessControl control,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    return AuthorityUseCases.manage(
        new AuthorityUseCases.Stores(unitOfWork, authorities, signedContents),
        signing,
        control,
        audit,
        identifiers,
        clock);
  }

  @Produces
  @Singleton
  AuthorityUseCases.Signing authoritySigning(
      SigningKeys keys,
      CertificateEncoder encoder,
      SerialNumbers serialNumbers,
      CertificateSigning certificates,
      PublicLocations locations) {
    return new AuthorityUseCases.Signing(keys, encoder, serialNumbers, certificates, locations);
  }

  @Produces
  @Singleton
  IssuanceUseCases.Stores stores(
      UnitOfWork unitOfWork,
      Profiles profiles,
      Policies policies,
      Authorities authorities,
      IssuanceRecords requests,
      Certificates certificates,
      IssuanceJournal journal,
      KeyRecords keys,
      Freshness freshness) {
    return new IssuanceUseCases.Stores(
        unitOfWork,
        profiles,
        policies,
        authorities,
        requests,
        certificates,
        journal,
        keys,
        freshness);
  }

  @Produces
  @Singleton
  IssuanceUseCases issuance(
      IssuanceUseCases.Stores stores,
      CertificationRequestReader reader,
      SerialNumbers serialNumbers,
      CertificateSigning signing,
      PublicLocations locations,
      AccessControl control,
      AuditLog audit,
      IssuanceMetrics metrics,
      Supplier<UUID> identifiers,
      Clock clock) {
    return new IssuanceUseCases(
        stores,
        new IssuanceUseCases.Cryptography(reader, serialNumbers, signing, locations),
        control,
        audit,
        metrics,
        identifiers,
        clock);
  }

  @Produces
  @Singleton
  IssueCertificate issueCertificate(IssuanceUseCases issuance) {
    return issuance.issueCertificate();
  }

  @Produces
  @Singleton
  EvaluateCertificateRequest evaluateCertificateRequest(
      IssuanceUseCases issuance, FindCertificateRequests requests) {
    return issuance.evaluateCertificateRequest(requests);
  }

  @Produces
  @Singleton
  IssueExactlyOnce issueExactlyOnce(IssuanceUseCases issuance, IdempotencyKeys keys) {
    return issuance.issueExactlyOnce(keys, PATIENCE_WITH_ONE_KEY);
  }

  @Produces
  @Singleton
  EvaluatePolicy evaluatePolicy(
      UnitOfWork unitOfWork,
      Policies policies,
      CertificationRequestReader reader,
      AccessControl control) {
    return EvaluationUseCases.evaluatePolicy(unitOfWork, policies, reader, control);
  }

  @Produces
  @Singleton
  ForgetIdempotencyKeys forgetIdempotencyKeys(
      UnitOfWork unitOfWork, IdempotencyKeys keys, Clock clock) {
    return IssuanceUseCases.forgetIdempotencyKeys(unitOfWork, keys, clock);
  }

  @Produces
  @Singleton
  SettlePendingRequests settlePendingRequests(
      IssuanceUseCases.Stores stores, AuditLog audit, Supplier<UUID> identifiers, Clock clock) {
    return IssuanceUseCases.settlePendingRequests(stores, audit, identifiers, clock);
  }
}
