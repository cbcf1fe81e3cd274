package org.countersign.distribution.lifecycle;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.schema.SchemaMigration;
import org.countersign.adapters.persistence.schema.SchemaRefused;
import org.countersign.application.access.BootstrapInstallation;
import org.countersign.application.issuance.SettlePendingRequests;
import org.countersign.application.port.crypto.SecretSealing.SealBroken;
import org.countersign.application.port.job.JobScheduler;
import org.countersign.application.port.job.RecurringJob;
import org.countersign.distribution.database.EmbeddedDatabase;
import org.countersign.distribution.database.Patience;
import org.countersign.distribution.database.SettingsDataSource;
import org.countersign.distribution.health.ServiceState;
import org.countersign.distribution.settings.DataDirectory;
import org.countersign.distribution.settings.Database;
import org.countersign.distribution.settings.MasterKeyFile;
import org.countersign.distribution.settings.SettingRefused;
import org.countersign.distribution.settings.Settings;
import org.countersign.distribution.settings.StartProgress;

/** What must have happened before the first request, in this order. A failure ends the start. */
@WebListener
public class StartUp implements ServletContextListener {

  private static final Logger LOGGER = System.getLogger("org.countersign");

  /**
   * On a shared database a pending request may be another node's, at work now: signing and storing
   * take milliseconds. What this server itself left behind is older, for starting takes longer.
   */
  private static final Duration YOUNGER_IS_ANOTHER_NODES = Duration.ofSeconds(2);

  private final Settings settings;
  private final EmbeddedDatabase embedded;
  private final ChangeWatcher changes;
  private final JobScheduler scheduler;
  private final RunRecord run;

  // Made when they are asked for: they need the master key, and what they use needs the schema.
  private final Instance<BootstrapInstallation> bootstrap;
  private final Instance<SettlePendingRequests> settlement;
  private final Instance<List<RecurringJob>> jobs;

  private final ServiceState state;

  private DataDirectory.Claim claim;

  @Inject
  StartUp(
      Settings settings,
      EmbeddedDatabase embedded,
      ChangeWatcher changes,
      JobScheduler scheduler,
      RunRecord run,
      Instance<BootstrapInstallation> bootstrap,
      Instance<SettlePendingRequests> settlement,
      Instance<List<RecurringJob>> jobs,
      ServiceState state) {
    this.settings = settings;
    this.embedded = embedded;
    this.bootstrap = bootstrap;
    this.settlement = settlement;
    this.changes = changes;
    this.scheduler = scheduler;
    this.run = run;
    this.jobs = jobs;
    this.state = state;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      start();
    } catch (SettingRefused | SchemaRefused e) {
      StartProgress.fail(e.getMessage());
      throw e;
    }
  }

  private void start() {
    DataDirectory directory = claimDataDirectory();
    MasterKeyFile masterKey = MasterKeyFile.of(settings, directory);
    DataSource database = new SettingsDataSource(settings.database(), Patience.FOR_UPGRADES);
    StartChecks.run(database, masterKey);
    LOGGER.log(Level.INFO, "Data directory {0}", directory.path());
    LOGGER.log(Level.INFO, "Database: {0}", settings.database().description());
    SchemaMigration.migrate(database);
    // Once more: what was moved here from a former database is sealed, too.
    StartChecks.refuseForeignKey(database, masterKey);
    makeMasterKey(masterKey);
    prepareTokenSigning(database, masterKey);
    bootstrapIdentities();
    settlePending();
    run.started();
    changes.start();
    scheduler.start(jobs.get());
    state.markStarted();
    StartProgress.markServing();
  }

  /** Our own server process has claimed it before it booted; another server has not. */
  private DataDirectory claimDataDirectory() {
    DataDirectory directory = DataDirectory.prepare(settings.dataDirectory());
    if (!directory.isClaimedHere()) {
      claim = directory.claim();
    }
    return directory;
  }

  private static void makeMasterKey(MasterKeyFile file) {
    if (file.isToBeMade()) {
      file.create(new SecureRandom());
      LOGGER.log(
          Level.INFO,
          "Made a master key in {0}; keep a copy in a safe place: without it no key in the database"
              + " can be opened",
          file.path());
    }
  }

  private void prepareTokenSigning(DataSource database, MasterKeyFile masterKey) {
    try {
      bootstrap.get().prepareTokenSigning();
    } catch (SealBroken e) {
      // Another node, with another key, was the first on this database a moment ago.
      StartChecks.refuseForeignKey(database, masterKey);
      throw e;
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    scheduler.stop();
    run.stopped();
    changes.stop();
    embedded.close();
    if (claim != null) {
      claim.close();
    }
  }

  private void bootstrapIdentities() {
    settings
        .bootstrapClient()
        .map(
            client ->
                new BootstrapInstallation.Credentials(
                    client.clientId(), client.clientSecret().value()))
        .filter(bootstrap.get()::createFirstIdentity)
        .ifPresent(made -> LOGGER.log(Level.INFO, "Made the first identity, {0}", made.clientId()));
    settings
        .bootstrapAdministrator()
        .map(
            administrator ->
                new BootstrapInstallation.UserCredentials(
                    administrator.email(), administrator.password().value()))
        .filter(bootstrap.get()::createFirstUser)
        .ifPresent(made -> LOGGER.log(Level.INFO, "Made the first user, {0}", made.email()));
  }

  private void settlePending() {
    boolean alone = settings.database() instanceof Database.Embedded;
    int settled = settlement.get().settle(alone ? Duration.ZERO : YOUNGER_IS_ANOTHER_NODES);
    if (settled > 0) {
      LOGGER.log(Level.INFO, "Settled {0} requests that an earlier end had left pending", settled);
    }
  }
}
