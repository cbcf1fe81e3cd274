package org.countersign.distribution.launcher;

import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import sun.misc.Signal;

/**
 * Stops on SIGTERM and SIGINT: no new work, what is under way ends, then the server goes. The
 * shutdown hook of the application server alone would cut requests off.
 */
final class GracefulStop {

  /** The name under which the web application counts its requests. */
  static final String GATE = "org.countersign:type=RequestGate";

  /** Service managers grow impatient at ten seconds; the rest is for the server to go. */
  private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(6);

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);

  /** The gate counts to the end of our own code; the last octets of an answer leave after it. */
  private static final Duration LAST_OCTETS = Duration.ofMillis(200);

  private static final Duration POLL = Duration.ofMillis(20);

  private GracefulStop() {}

  static void onSignals() {
    Signal.handle(new Signal("TERM"), signal -> begin());
    Signal.handle(new Signal("INT"), signal -> begin());
  }

  private static void begin() {
    Thread thread = new Thread(GracefulStop::run, "stop");
    thread.setUncaughtExceptionHandler((t, e) -> Runtime.getRuntime().halt(0));
    thread.start();
  }

  private static void run() {
    System.Logger logger = System.getLogger("org.countersign");
    logger.log(Level.INFO, "Stopping");
    try {
      drain();
    } catch (JMException | JMRuntimeException e) {
      logger.log(Level.WARNING, "Requests under way could not be waited for", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    haltAfter(STOP_PATIENCE);
    System.exit(0);
  }

  private static void drain() throws JMException, InterruptedException {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    ObjectName gate = new ObjectName(GATE);
    if (!beans.isRegistered(gate)) {
      return;
    }
    beans.invoke(gate, "close", new Object[0], new String[0]);
    long end = System.nanoTime() + DRAIN_PATIENCE.toNanos();
    while ((Integer) beans.getAttribute(gate, "Active") > 0 && System.nanoTime() < end) {
      Thread.sleep(POLL.toMillis());
    }
    Thread.sleep(LAST_OCTETS.toMillis());
    beans.invoke(gate, "finish", new Object[0], new String[0]);
  }

  /** All is on the disk when a request is answered: a server that hangs here may be cut off. */
  private static void haltAfter(Duration patience) {
    Thread thread =
        new Thread(
            () -> {
              try {
                Thread.sleep(patience.toMillis());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(0);
            },
            "halt");
    thread.setDaemon(true);
    thread.start();
  }
}
