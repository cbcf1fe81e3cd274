package org.countersign.distribution.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.PersistenceAdapters;
import org.countersign.adapters.persistence.RecordingAdapters;
import org.countersign.adapters.persistence.availability.DatabaseAvailability;
import org.countersign.adapters.persistence.change.RecentChanges;
import org.countersign.application.port.persistence.AccessTokens;
import org.countersign.application.port.persistence.AuditTrail;
import org.countersign.application.port.persistence.Authorities;
import org.countersign.application.port.persistence.BlockedKeys;
import org.countersign.application.port.persistence.Certificates;
import org.countersign.application.port.persistence.IdempotencyKeys;
import org.countersign.application.port.persistence.Identities;
import org.countersign.application.port.persistence.IssuanceJournal;
import org.countersign.application.port.persistence.IssuanceRecords;
import org.countersign.application.port.persistence.KeyRecords;
import org.countersign.application.port.persistence.LoginAttempts;
import org.countersign.application.port.persistence.Memberships;
import org.countersign.application.port.persistence.Outbox;
import org.countersign.application.port.persistence.Policies;
import org.countersign.application.port.persistence.Profiles;
import org.countersign.application.port.persistence.Projects;
import org.countersign.application.port.persistence.RsaModuli;
import org.countersign.application.port.persistence.SealedSecrets;
import org.countersign.application.port.persistence.SealedSigningKeys;
import org.countersign.application.port.persistence.SignedContents;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.port.persistence.Users;
import org.countersign.application.port.telemetry.CommitMetrics;
import org.countersign.distribution.database.Patience;
import org.countersign.distribution.database.SettingsDataSource;
import org.countersign.distribution.settings.Settings;

/** What adapters-persistence fulfils. */
@ApplicationScoped
public class PersistenceWiring {

  @PersistenceContext(unitName = "countersign")
  private EntityManager entityManager;

  @Inject private UserTransaction transaction;

  @Inject private Settings settings;

  /** New ones, not of the server's pool. */
  private DataSource connections(Patience patience) {
    return new SettingsDataSource(settings.database(), patience);
  }

  @Produces
  @Singleton
  RecentChanges recentChanges() {
    return new RecentChanges(connections(Patience.FOR_LOOKS));
  }

  @Produces
  @Singleton
  DatabaseAvailability availability() {
    return new DatabaseAvailability();
  }

  @Produces
  @Singleton
  PersistenceAdapters adapters(RecentChanges changes) {
    return new PersistenceAdapters(transaction, entityManager, changes);
  }

  /** On connections of its own: shared commits belong to no transaction of the container's. */
  @Produces
  @Singleton
  RecordingAdapters recording(DatabaseAvailability availability, CommitMetrics metrics) {
    return new RecordingAdapters(connections(Patience.FOR_ISSUING), availability, metrics);
  }

  void close(@Disposes RecordingAdapters recording) {
    recording.close();
  }

  @Produces
  @Singleton
  IssuanceJournal issuanceJournal(RecordingAdapters recording) {
    return recording.issuanceJournal();
  }

  @Produces
  @Singleton
  KeyRecords keyRecords(RecordingAdapters recording) {
    return recording.keyRecords();
  }

  @Produces
  @Singleton
  UnitOfWork unitOfWork(PersistenceAdapters adapters) {
    return adapters.unitOfWork();
  }

  @Produces
  @Singleton
  AccessTokens accessTokens(PersistenceAdapters adapters) {
    return adapters.accessTokens();
  }

  @Produces
  @Singleton
  AuditTrail auditTrail(PersistenceAdapters adapters) {
    return adapters.auditTrail();
  }

  @Produces
  @Singleton
  Authorities authorities(PersistenceAdapters adapters) {
    return adapters.authorities();
  }

  @Produces
  @Singleton
  BlockedKeys blockedKeys(PersistenceAdapters adapters) {
    return adapters.blockedKeys();
  }

  @Produces
  @Singleton
  IssuanceRecords issuanceRecords(PersistenceAdapters adapters) {
    return adapters.issuanceRecords();
  }

  @Produces
  @Singleton
  Certificates certificates(PersistenceAdapters adapters) {
    return adapters.certificates();
  }

  @Produces
  @Singleton
  IdempotencyKeys idempotencyKeys(PersistenceAdapters adapters) {
    return adapters.idempotencyKeys();
  }

  @Produces
  @Singleton
  Identities identities(PersistenceAdapters adapters) {
    return adapters.identities();
  }

  @Produces
  @Singleton
  LoginAttempts loginAttempts(PersistenceAdapters adapters) {
    return adapters.loginAttempts();
  }

  @Produces
  @Singleton
  Memberships memberships(PersistenceAdapters adapters) {
    return adapters.memberships();
  }

  @Produces
  @Singleton
  Outbox outbox(PersistenceAdapters adapters) {
    return adapters.outbox();
  }

  @Produces
  @Singleton
  Policies policies(PersistenceAdapters adapters) {
    return adapters.policies();
  }

  @Produces
  @Singleton
  Profiles profiles(PersistenceAdapters adapters) {
    return adapters.profiles();
  }

  @Produces
  @Singleton
  Projects projects(PersistenceAdapters adapters) {
    return adapters.projects();
  }

  @Produces
  @Singleton
  RsaModuli rsaModuli(PersistenceAdapters adapters) {
    return adapters.rsaModuli();
  }

  @Produces
  @Singleton
  SealedSecrets sealedSecrets(PersistenceAdapters adapters) {
    return adapters.sealedSecrets();
  }

  @Produces
  @Singleton
  SealedSigningKeys sealedSigningKeys(PersistenceAdapters adapters) {
    return adapters.sealedSigningKeys();
  }

  @Produces
  @Singleton
  SignedContents signedContents(PersistenceAdapters adapters) {
    return adapters.signedContents();
  }

  @Produces
  @Singleton
  Users users(PersistenceAdapters adapters) {
    return adapters.users();
  }
}
