package org.countersign.application.port.persistence;

/** All stores of one database, and the unit of work that they take part in. */
public interface Stores {

  UnitOfWork unitOfWork();

  /** Whether a unit that writes waits until all that began to write before it have ended. */
  default boolean hasOneWriter() {
    return false;
  }

  Projects projects();

  Identities identities();

  Memberships memberships();

  AccessTokens accessTokens();

  LoginAttempts loginAttempts();

  SealedSecrets sealedSecrets();

  SealedSigningKeys sealedSigningKeys();

  Users users();

  Authorities authorities();

  Policies policies();

  Profiles profiles();

  IssuanceRecords issuanceRecords();

  Certificates certificates();

  IdempotencyKeys idempotencyKeys();

  BlockedKeys blockedKeys();

  RsaModuli rsaModuli();

  Outbox outbox();

  AuditTrail auditTrail();

  IssuanceJournal issuanceJournal();

  SignedContents signedContents();

  KeyRecords keyRecords();

  /** Of the node that these stores are of. */
  Freshness freshness();

  /** Of another node on the same database. */
  Freshness freshnessElsewhere();

  /** Lets both nodes look at the database. */
  void look();
}
