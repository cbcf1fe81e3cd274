package org.countersign.distribution.lifecycle;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.schema.SchemaMigration;
import org.countersign.adapters.persistence.schema.SchemaRefused;
import org.countersign.application.access.BootstrapInstallation;
import org.countersign.application.issuance.SettlePendingRequests;
import org.countersign.application.port.job.JobScheduler;
import org.countersign.application.port.job.RecurringJob;
import org.countersign.distribution.database.DatabaseDefinition;
import org.countersign.distribution.database.EmbeddedDatabase;
import org.countersign.distribution.health.ServiceState;
import org.countersign.distribution.settings.DataDirectory;
import org.countersign.distribution.settings.Database;
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
  private final BootstrapInstallation bootstrap;
  private final SettlePendingRequests settlement;
  private final ChangeWatcher changes;
  private final JobScheduler scheduler;
  private final List<RecurringJob> jobs;
  private final ServiceState state;

  @Resource(lookup = DatabaseDefinition.JNDI_NAME)
  private DataSource dataSource;

  private DataDirectory.Claim claim;

  @Inject
  StartUp(
      Settings settings,
      EmbeddedDatabase embedded,
      BootstrapInstallation bootstrap,
      SettlePendingRequests settlement,
      ChangeWatcher changes,
      JobScheduler scheduler,
      List<RecurringJob> jobs,
      ServiceState state) {
    this.settings = settings;
    this.embedded = embedded;
    this.bootstrap = bootstrap;
    this.settlement = settlement;
    this.changes = changes;
    this.scheduler = scheduler;
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
    claimDataDirectory();
    SchemaMigration.migrate(dataSource);
    bootstrap.prepareTokenSigning();
    bootstrapIdentities();
    settlePending();
    changes.start();
    scheduler.start(jobs);
    state.markStarted();
  }

  /** Our own server process has claimed it before it booted; another server has not. */
  private void claimDataDirectory() {
    DataDirectory directory = DataDirectory.prepare(settings.dataDirectory());
    if (!directory.isClaimedHere()) {
      claim = directory.claim();
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    scheduler.stop();
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
        .filter(bootstrap::createFirstIdentity)
        .ifPresent(made -> LOGGER.log(Level.INFO, "Made the first identity, {0}", made.clientId()));
    settings
        .bootstrapAdministrator()
        .map(
            administrator ->
                new BootstrapInstallation.UserCredentials(
                    administrator.email(), administrator.password().value()))
        .filter(bootstrap::createFirstUser)
        .ifPresent(made -> LOGGER.log(Level.INFO, "Made the first user, {0}", made.email()));
  }

  private void settlePending() {
    boolean alone = settings.database() instanceof Database.Embedded;
    int settled = settlement.settle(alone ? Duration.ZERO : YOUNGER_IS_ANOTHER_NODES);
    if (settled > 0) {
      LOGGER.log(Level.INFO, "Settled {0} requests that an earlier end had left pending", settled);
    }
  }
}
