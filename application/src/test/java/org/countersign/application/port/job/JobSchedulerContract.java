package org.countersign.application.port.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@link JobScheduler} promises; nodes of a test look for jobs many times in a second. */
public abstract class JobSchedulerContract {

  /** A node of a cluster. */
  public interface Node {

    JobScheduler scheduler();

    /** Cuts it off, as if its machine had lost its power, though what runs on it may go on. */
    void die();
  }

  private static final Duration OFTEN = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<JobScheduler> started = new ArrayList<>();

  /** One more node on the database of the test, which is empty before it. */
  protected abstract Node newNode();

  /** How long a node keeps the lease of a job after its last sign of life. */
  protected abstract Duration lease();

  @AfterEach
  void stopAll() {
    started.forEach(JobScheduler::stop);
  }

  private Node node(RecurringJob... jobs) {
    Node node = newNode();
    started.add(node.scheduler());
    node.scheduler().start(List.of(jobs));
    return node;
  }

  @Test
  void runsAJobAgainAndAgain() throws InterruptedException {
    Semaphore runs = new Semaphore(0);

    node(new RecurringJob("count", OFTEN, runs::release));

    assertThat(within(runs, 3)).isTrue();
  }

  @Test
  void runsAJobAgainThatThrew() throws InterruptedException {
    Semaphore runs = new Semaphore(0);

    node(
        new RecurringJob(
            "fail",
            OFTEN,
            () -> {
              runs.release();
              throw new IllegalStateException("as the test wants it");
            }));

    assertThat(within(runs, 3)).isTrue();
  }

  @Test
  void twoNodesNeverRunAJobAtTheSameTime() throws InterruptedException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Semaphore runs = new Semaphore(0);
    Runnable work =
        () -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          sleep(Duration.ofMillis(30));
          running.decrementAndGet();
          runs.release();
        };

    node(new RecurringJob("alone", Duration.ofMillis(1), work));
    node(new RecurringJob("alone", Duration.ofMillis(1), work));

    assertThat(within(runs, 20)).isTrue();
    assertThat(most).hasValue(1);
  }

  @Test
  void aNodeThatLivesKeepsItsLeaseForAsLongAsTheJobTakes() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger elsewhere = new AtomicInteger();
    node(
        new RecurringJob(
            "long",
            OFTEN,
            () -> {
              begun.countDown();
              await(end);
            }));
    assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

    node(new RecurringJob("long", OFTEN, elsewhere::incrementAndGet));
    sleep(lease().multipliedBy(2));

    assertThat(elsewhere).hasValue(0);
    end.countDown();
  }

  @Test
  void theJobOfANodeThatDiedIsTakenOverWhenItsLeaseHasEnded() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Semaphore elsewhere = new Semaphore(0);
    Node dying =
        node(
            new RecurringJob(
                "orphaned",
                OFTEN,
                () -> {
                  begun.countDown();
                  await(end);
                }));
    assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    dying.die();
    long died = System.nanoTime();

    node(new RecurringJob("orphaned", OFTEN, elsewhere::release));

    assertThat(within(elsewhere, 1)).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - died))
        .as("its lease was renewed a moment before it died")
        .isGreaterThan(lease().dividedBy(2));
    end.countDown();
  }

  @Test
  void aJobThatTakesLongKeepsNoOtherWaiting() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Semaphore runs = new Semaphore(0);

    node(
        new RecurringJob("long", OFTEN, () -> await(end)),
        new RecurringJob("short", OFTEN, runs::release));

    assertThat(within(runs, 5)).isTrue();
    end.countDown();
  }

  @Test
  void nothingBeginsAfterTheStop() throws InterruptedException {
    Semaphore runs = new Semaphore(0);
    Node node = node(new RecurringJob("count", OFTEN, runs::release));
    assertThat(within(runs, 1)).isTrue();

    node.scheduler().stop();
    runs.drainPermits();
    sleep(Duration.ofMillis(500));

    assertThat(runs.availablePermits()).isZero();
  }

  @Test
  void whatAStoppedNodeRanOthersGoOnWith() throws InterruptedException {
    Semaphore first = new Semaphore(0);
    Semaphore second = new Semaphore(0);
    Node node = node(new RecurringJob("handed-on", OFTEN, first::release));
    assertThat(within(first, 1)).isTrue();

    node.scheduler().stop();
    node(new RecurringJob("handed-on", OFTEN, second::release));

    assertThat(within(second, 2)).isTrue();
  }

  private static boolean within(Semaphore runs, int count) throws InterruptedException {
    return runs.tryAcquire(count, PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sleep(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
