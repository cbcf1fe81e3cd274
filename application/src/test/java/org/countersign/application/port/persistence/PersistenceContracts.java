package org.countersign.application.port.persistence;

import org.junit.jupiter.api.Nested;

/**
 * Every contract of the stores of one database.
 *
 * <p>A database is tested by a subclass that hands out its stores, empty.
 */
public abstract class PersistenceContracts {

  /** The stores, with nothing in them; called again and again, it empties nothing. */
  protected abstract Stores stores();

  @Nested
  class OfUnitOfWork implements UnitOfWorkContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfFreshness implements FreshnessContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfProjects implements ProjectsContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfIdentities implements IdentitiesContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfMemberships implements MembershipsContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfAccessTokens implements AccessTokensContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfLoginAttempts implements LoginAttemptsContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfSealedSecrets implements SealedSecretsContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfSealedSigningKeys implements SealedSigningKeysContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfUsers implements UsersContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfAuthorities implements AuthoritiesContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfPolicies implements PoliciesContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfProfiles implements ProfilesContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfIssuanceRecords implements IssuanceRecordsContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfCertificates implements CertificatesContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfCertificateSearch implements CertificateSearchContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfIdempotencyKeys implements IdempotencyKeysContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfBlockedKeys implements BlockedKeysContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfRsaModuli implements RsaModuliContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfSignedContents implements SignedContentsContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfIssuanceJournal implements IssuanceJournalContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfKeyRecords implements KeyRecordsContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfOutbox implements OutboxContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }

  @Nested
  class OfAuditTrail implements AuditTrailContract {
    @Override
    public Stores stores() {
      return PersistenceContracts.this.stores();
    }
  }
}
