package org.countersign.adapters.persistence;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.countersign.adapters.persistence.availability.DatabaseAvailability;
import org.countersign.adapters.persistence.change.PointInTime;
import org.countersign.adapters.persistence.change.RecentChanges;
import org.countersign.adapters.persistence.schema.SchemaMigration;
import org.countersign.application.port.persistence.AccessTokens;
import org.countersign.application.port.persistence.AuditTrail;
import org.countersign.application.port.persistence.Authorities;
import org.countersign.application.port.persistence.BlockedKeys;
import org.countersign.application.port.persistence.Certificates;
import org.countersign.application.port.persistence.Freshness;
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
import org.countersign.application.port.persistence.Stores;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.port.persistence.Users;

/**
 * The stores on a database, wired as in the server: the same persistence unit, the same unit of
 * work, JTA transactions. Only the transaction manager is another one, Narayana.
 */
public final class JpaStores implements Stores, AutoCloseable {

  private static final String SERVER = "eclipselink.target-server";
  private static final String DATA_SOURCE = "jakarta.persistence.jtaDataSource";

  /** Children before the rows that they name. */
  private static final List<String> TABLES =
      List.of(
          "job",
          "outbox_event",
          "recent_change",
          "audit_event",
          "blocked_key",
          "modulus_collection",
          "rsa_modulus",
          "idempotency_key",
          "certificate",
          "certificate_request_metadata",
          "certificate_request_violation",
          "certificate_request",
          "pending_issuance",
          "signed_content",
          "profile",
          "policy",
          "authority_certificate",
          "authority",
          "sealed_signing_key",
          "sealed_secret",
          "console_user",
          "login_failures",
          "membership",
          "access_token",
          "client_secret",
          "universal_auth",
          "machine_identity",
          "project");

  /** However slow a test is, no look is too old in it. */
  private static final PointInTime STANDING_STILL = new PointInTime(Duration.ZERO, Duration.ZERO);

  private final TestDatabase database;
  private final TransactionalDataSource dataSource;
  private final EntityManagerFactory factory;
  private final RecentChanges changes;
  private final RecentChanges changesElsewhere;
  private final PersistenceAdapters adapters;
  private final RecordingAdapters recording;

  /** Migrates the database and opens the stores on it. */
  public JpaStores(TestDatabase database) {
    this.database = database;
    keepTransactionLogsInMemory();
    TransactionManager manager = com.arjuna.ats.jta.TransactionManager.transactionManager();
    UserTransaction transaction = com.arjuna.ats.jta.UserTransaction.userTransaction();
    dataSource = new TransactionalDataSource(manager, database::connect);
    SchemaMigration.migrate(dataSource);
    factory =
        Persistence.createEntityManagerFactory(
            "countersign", Map.of(DATA_SOURCE, dataSource, SERVER, NarayanaServer.class.getName()));
    changes = new RecentChanges(dataSource, () -> STANDING_STILL);
    changesElsewhere = new RecentChanges(dataSource, () -> STANDING_STILL);
    adapters =
        new PersistenceAdapters(
            transaction, TransactionScopedEntityManager.of(factory, manager), changes);
    recording = new RecordingAdapters(dataSource, new DatabaseAvailability(), (units, nanos) -> {});
  }

  private static void keepTransactionLogsInMemory() {
    for (String store : List.of("default", "communicationStore", "stateStore")) {
      BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store)
          .setObjectStoreType(VolatileStore.class.getName());
    }
    BeanPopulator.getDefaultInstance(ObjectStoreEnvironmentBean.class)
        .setObjectStoreType(VolatileStore.class.getName());
  }

  /** Deletes every row. */
  public void empty() {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      // A CA names its parent, and a CA certificate its issuer.
      statement.execute("UPDATE authority SET parent_id = NULL");
      statement.execute("UPDATE authority_certificate SET issuer_certificate_id = NULL");
      for (String table : TABLES) {
        statement.execute("DELETE FROM " + table);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be emptied", e);
    }
  }

  /** As a server before this one left a row, for instance. */
  void execute(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not take " + sql, e);
    }
  }

  @Override
  public void close() {
    factory.close();
    recording.close();
    changes.close();
    changesElsewhere.close();
    try {
      dataSource.close();
      database.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be closed", e);
    }
  }

  @Override
  public UnitOfWork unitOfWork() {
    return adapters.unitOfWork();
  }

  @Override
  public boolean hasOneWriter() {
    return database instanceof SqliteDatabase;
  }

  @Override
  public Projects projects() {
    return adapters.projects();
  }

  @Override
  public Identities identities() {
    return adapters.identities();
  }

  @Override
  public Memberships memberships() {
    return adapters.memberships();
  }

  @Override
  public AccessTokens accessTokens() {
    return adapters.accessTokens();
  }

  @Override
  public LoginAttempts loginAttempts() {
    return adapters.loginAttempts();
  }

  @Override
  public SealedSecrets sealedSecrets() {
    return adapters.sealedSecrets();
  }

  @Override
  public SealedSigningKeys sealedSigningKeys() {
    return adapters.sealedSigningKeys();
  }

  @Override
  public Users users() {
    return adapters.users();
  }

  @Override
  public Authorities authorities() {
    return adapters.authorities();
  }

  @Override
  public Policies policies() {
    return adapters.policies();
  }

  @Override
  public Profiles profiles() {
    return adapters.profiles();
  }

  @Override
  public IssuanceRecords issuanceRecords() {
    return adapters.issuanceRecords();
  }

  @Override
  public Certificates certificates() {
    return adapters.certificates();
  }

  @Override
  public IdempotencyKeys idempotencyKeys() {
    return adapters.idempotencyKeys();
  }

  @Override
  public BlockedKeys blockedKeys() {
    return adapters.blockedKeys();
  }

  @Override
  public RsaModuli rsaModuli() {
    return adapters.rsaModuli();
  }

  @Override
  public Outbox outbox() {
    return adapters.outbox();
  }

  @Override
  public AuditTrail auditTrail() {
    return adapters.auditTrail();
  }

  @Override
  public IssuanceJournal issuanceJournal() {
    return recording.issuanceJournal();
  }

  @Override
  public SignedContents signedContents() {
    return adapters.signedContents();
  }

  @Override
  public KeyRecords keyRecords() {
    return recording.keyRecords();
  }

  @Override
  public Freshness freshness() {
    return changes;
  }

  @Override
  public Freshness freshnessElsewhere() {
    return changesElsewhere;
  }

  @Override
  public void look() {
    changes.look();
    changesElsewhere.look();
  }
}
