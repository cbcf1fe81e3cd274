package org.countersign.application;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.countersign.application.port.persistence.InMemoryUnitOfWork;
import org.countersign.application.port.persistence.UnitOfWork;

/**
 * A unit of work in which a test can do something at the worst moment: after the work, before the
 * commit.
 */
public final class InterceptedUnitOfWork implements UnitOfWork {

  private final InMemoryUnitOfWork unitOfWork;
  private final Map<Integer, Runnable> interceptions = new HashMap<>();
  private final AtomicInteger units = new AtomicInteger();

  public InterceptedUnitOfWork(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  /** Another thread does this before the n-th unit from now commits; the first is 1. */
  public void rivalDuringUnit(int number, Runnable rival) {
    intercept(number, () -> inAnotherThread(rival));
  }

  /** The n-th unit from now fails as when the database is gone. */
  public void failUnit(int number, RuntimeException failure) {
    intercept(
        number,
        () -> {
          throw failure;
        });
  }

  private void intercept(int number, Runnable interception) {
    units.set(0);
    interceptions.put(number, interception);
  }

  /** How many units the work takes. */
  public int unitsIn(Runnable work) {
    int before = units.get();
    work.run();
    return units.get() - before;
  }

  public boolean isOpen() {
    return unitOfWork.isOpen();
  }

  @Override
  public <T> T commit(Supplier<T> work) {
    Runnable interception = interceptions.remove(units.incrementAndGet());
    if (interception == null) {
      return unitOfWork.commit(work);
    }
    return unitOfWork.commit(
        () -> {
          T result = work.get();
          interception.run();
          return result;
        });
  }

  private static void inAnotherThread(Runnable rival) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread = new Thread(rival, "rival");
    thread.setUncaughtExceptionHandler((same, thrown) -> failure.set(thrown));
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (failure.get() != null) {
      throw new AssertionError("the rival failed", failure.get());
    }
  }
}
