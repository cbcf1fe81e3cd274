package org.countersign.distribution.lifecycle;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.countersign.application.audit.ServerRuns;
import org.countersign.distribution.settings.SettingSource;

/** Has the audit trail told when this server begins to serve and when it ends. */
@ApplicationScoped
public class RunRecord {

  private static final Logger LOGGER = System.getLogger("org.countersign");

  /** A stop does not wait longer for a database that is away. */
  private static final long PATIENCE_MILLIS = 2_000;

  private final ServerRuns runs;
  private final AtomicBoolean running = new AtomicBoolean();

  @Resource private ManagedThreadFactory threads;

  @Inject
  RunRecord(ServerRuns runs) {
    this.runs = runs;
  }

  /** For the proxy. */
  RunRecord() {
    this(null);
  }

  /** The schema is up to date. */
  void started() {
    Map<String, String> facts = new TreeMap<>(SettingSource.ofProcess().told());
    String version = RunRecord.class.getPackage().getImplementationVersion();
    if (version != null) {
      facts.put("version", version);
    }
    facts.put("javaVersion", Runtime.version().toString());
    runs.started(facts);
    running.set(true);
  }

  /**
   * Tells it once, whoever comes first. In a thread of the application: a stop comes on one that
   * knows no transactions.
   */
  public void stopped() {
    if (!running.compareAndSet(true, false)) {
      return;
    }
    try {
      Thread thread = threads.newThread(this::tellOfStop);
      thread.start();
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      LOGGER.log(Level.DEBUG, "The server that hosts this one gives no threads any more", e);
    }
  }

  private void tellOfStop() {
    try {
      runs.stopped();
    } catch (RuntimeException e) {
      LOGGER.log(Level.DEBUG, "The audit trail was not told of the stop", e);
    }
  }
}
