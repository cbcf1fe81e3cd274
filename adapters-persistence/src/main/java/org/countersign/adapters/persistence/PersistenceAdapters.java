package org.countersign.adapters.persistence;

import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import org.countersign.adapters.persistence.access.JpaAccessTokens;
import org.countersign.adapters.persistence.access.JpaIdentities;
import org.countersign.adapters.persistence.access.JpaLoginAttempts;
import org.countersign.adapters.persistence.access.JpaMemberships;
import org.countersign.adapters.persistence.access.JpaProjects;
import org.countersign.adapters.persistence.access.JpaSealedSecrets;
import org.countersign.adapters.persistence.access.JpaUsers;
import org.countersign.adapters.persistence.audit.SqlAuditTrail;
import org.countersign.adapters.persistence.authority.JpaAuthorities;
import org.countersign.adapters.persistence.authority.JpaSealedSigningKeys;
import org.countersign.adapters.persistence.change.RecentChanges;
import org.countersign.adapters.persistence.event.JpaOutbox;
import org.countersign.adapters.persistence.issuance.SqlCertificates;
import org.countersign.adapters.persistence.issuance.SqlIdempotencyKeys;
import org.countersign.adapters.persistence.issuance.SqlIssuanceRecords;
import org.countersign.adapters.persistence.issuance.SqlSignedContents;
import org.countersign.adapters.persistence.key.SqlBlockedKeys;
import org.countersign.adapters.persistence.key.SqlRsaModuli;
import org.countersign.adapters.persistence.policy.JpaPolicies;
import org.countersign.adapters.persistence.profile.JpaProfiles;
import org.countersign.adapters.persistence.transaction.JtaUnitOfWork;
import org.countersign.adapters.persistence.transaction.NotedChange;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.application.port.persistence.AccessTokens;
import org.countersign.application.port.persistence.AuditTrail;
import org.countersign.application.port.persistence.Authorities;
import org.countersign.application.port.persistence.BlockedKeys;
import org.countersign.application.port.persistence.Certificates;
import org.countersign.application.port.persistence.IdempotencyKeys;
import org.countersign.application.port.persistence.Identities;
import org.countersign.application.port.persistence.IssuanceRecords;
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

/** Every store of the database that an entity manager reaches, and the unit of work for them. */
public final class PersistenceAdapters {

  private final OpenUnit unit;
  private final UnitOfWork unitOfWork;

  /**
   * @param transaction of the calling thread
   * @param entityManager may be called from any thread and joins the transaction of each, as a
   *     container's does
   * @param changes on the same database
   */
  public PersistenceAdapters(
      UserTransaction transaction, EntityManager entityManager, RecentChanges changes) {
    NotedChange change = new NotedChange();
    this.unit = new OpenUnit(transaction, entityManager, change);
    this.unitOfWork = new JtaUnitOfWork(transaction, entityManager, change, changes);
  }

  public UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  public Projects projects() {
    return new JpaProjects(unit);
  }

  public Identities identities() {
    return new JpaIdentities(unit);
  }

  public Memberships memberships() {
    return new JpaMemberships(unit);
  }

  public AccessTokens accessTokens() {
    return new JpaAccessTokens(unit);
  }

  public LoginAttempts loginAttempts() {
    return new JpaLoginAttempts(unit);
  }

  public Users users() {
    return new JpaUsers(unit);
  }

  public SealedSecrets sealedSecrets() {
    return new JpaSealedSecrets(unit);
  }

  public SealedSigningKeys sealedSigningKeys() {
    return new JpaSealedSigningKeys(unit);
  }

  public Authorities authorities() {
    return new JpaAuthorities(unit);
  }

  public Policies policies() {
    return new JpaPolicies(unit);
  }

  public Profiles profiles() {
    return new JpaProfiles(unit);
  }

  public IssuanceRecords issuanceRecords() {
    return new SqlIssuanceRecords(unit);
  }

  public Certificates certificates() {
    return new SqlCertificates(unit);
  }

  public SignedContents signedContents() {
    return new SqlSignedContents(unit);
  }

  public IdempotencyKeys idempotencyKeys() {
    return new SqlIdempotencyKeys(unit);
  }

  public BlockedKeys blockedKeys() {
    return new SqlBlockedKeys(unit);
  }

  public RsaModuli rsaModuli() {
    return new SqlRsaModuli(unit);
  }

  public Outbox outbox() {
    return new JpaOutbox(unit);
  }

  public AuditTrail auditTrail() {
    return new SqlAuditTrail(unit);
  }
}
