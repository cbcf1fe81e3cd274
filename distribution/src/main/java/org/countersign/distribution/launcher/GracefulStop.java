package org.countersign.distribution.launcher;

import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.countersign.distribution.edge.Traffic;
import sun.misc.Signal;

/**
 * Stops on SIGTERM and SIGINT: no new work, what is under way ends, then the server goes. The
 * shutdown hook of the application server alone would cut requests off.
 */
final class GracefulStop {

  /** The name under which the web application can be told. */
  private static final String APPLICATION = "org.countersign:type=RequestGate";

  /** Service managers grow impatient at ten seconds. */
  private static final Duration PATIENCE = Duration.ofMillis(9500);

  /** The rest is for the server to go. */
  private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(6);

  /** So long after the last request, whatever was on its way has come in and was answered. */
  private static final Duration SILENCE = Duration.ofMillis(200);

  private static final Duration POLL = Duration.ofMillis(20);

  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  private GracefulStop() {}

  static void onSignals() {
    Signal.handle(new Signal("TERM"), signal -> begin());
    Signal.handle(new Signal("INT"), signal -> begin());
  }

  private static void begin() {
    if (!BEGUN.compareAndSet(false, true)) {
      return;
    }
    haltAfter(PATIENCE);
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
    System.exit(0);
  }

  private static void drain() throws JMException, InterruptedException {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    ObjectName application = new ObjectName(APPLICATION);
    if (!beans.isRegistered(application)) {
      return;
    }
    Traffic traffic = Traffic.ofThisProcess();
    traffic.close();
    beans.invoke(application, "close", new Object[0], new String[0]);
    long end = System.nanoTime() + DRAIN_PATIENCE.toNanos();
    while (!traffic.isQuietFor(SILENCE) && System.nanoTime() < end) {
      Thread.sleep(POLL.toMillis());
    }
    traffic.end();
    beans.invoke(application, "finish", new Object[0], new String[0]);
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
