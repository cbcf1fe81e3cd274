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
import org.countersign.adapters.persistence.audit.JpaAuditTrail;
import org.countersign.adapters.persistence.authority.JpaAuthorities;
import org.countersign.adapters.persistence.authority.JpaSealedSigningKeys;
import org.countersign.adapters.persistence.change.RecentChanges;
import org.countersign.adapters.persistence.issuance.JpaCertificateRequests;
import org.countersign.adapters.persistence.issuance.JpaCertificates;
import org.countersign.adapters.persistence.issuance.JpaIdempotencyKeys;
import org.countersign.adapters.persistence.key.JpaBlockedKeys;
import org.countersign.adapters.persistence.key.JpaRsaModuli;
import org.countersign.adapters.persistence.policy.JpaPolicies;
import org.countersign.adapters.persistence.profile.JpaProfiles;
import org.countersign.adapters.persistence.transaction.JtaUnitOfWork;
import org.countersign.adapters.persistence.transaction.NotedChange;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.application.port.persistence.AccessTokens;
import org.countersign.application.port.persistence.AuditTrail;
import org.countersign.application.port.persistence.Authorities;
import org.countersign.application.port.persistence.BlockedKeys;
import org.countersign.application.port.persistence.CertificateRequests;
import org.countersign.application.port.persistence.Certificates;
import org.countersign.application.port.persistence.IdempotencyKeys;
import org.countersign.application.port.persistence.Identities;
import org.countersign.application.port.persistence.LoginAttempts;
import org.countersign.application.port.persistence.Memberships;
import org.countersign.application.port.persistence.Policies;
import org.countersign.application.port.persistence.Profiles;
import org.countersign.application.port.persistence.Projects;
import org.countersign.application.port.persistence.RsaModuli;
import org.countersign.application.port.persistence.SealedSecrets;
import org.countersign.application.port.persistence.SealedSigningKeys;
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

  public CertificateRequests certificateRequests() {
    return new JpaCertificateRequests(unit);
  }

  public Certificates certificates() {
    return new JpaCertificates(unit);
  }

  public IdempotencyKeys idempotencyKeys() {
    return new JpaIdempotencyKeys(unit);
  }

  public BlockedKeys blockedKeys() {
    return new JpaBlockedKeys(unit);
  }

  public RsaModuli rsaModuli() {
    return new JpaRsaModuli(unit);
  }

  public AuditTrail auditTrail() {
    return new JpaAuditTrail(unit);
  }
}
