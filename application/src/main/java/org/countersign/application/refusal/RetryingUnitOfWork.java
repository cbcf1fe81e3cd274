package org.countersign.application.refusal;

import java.util.Objects;
import java.util.function.Supplier;
import org.countersign.application.port.persistence.ConcurrentChange;
import org.countersign.application.port.persistence.UnitOfWork;

/**
 * Runs work again when another unit was in its way, and refuses it when that does not end.
 *
 * <p>For work that reads before it writes and has no effect but on the stores: the next run sees
 * what the other unit did, and succeeds or finds the reason why it cannot.
 */
public final class RetryingUnitOfWork implements UnitOfWork {

  /** Of units that collide, one gets through; more than a handful at once is a queue, not luck. */
  private static final int RUNS = 5;

  /** What is said where nothing else is. */
  public static final String IN_THE_WAY =
      "Somebody else changed the same thing at the same moment and nothing was done; try again";

  private final UnitOfWork unitOfWork;
  private final String refusal;

  public RetryingUnitOfWork(UnitOfWork unitOfWork) {
    this(unitOfWork, IN_THE_WAY);
  }

  /**
   * @param refusal what is said when the last run collided, too
   */
  public RetryingUnitOfWork(UnitOfWork unitOfWork, String refusal) {
    this.unitOfWork = Objects.requireNonNull(unitOfWork, "unitOfWork");
    this.refusal = Objects.requireNonNull(refusal, "refusal");
  }

  /**
   * {@inheritDoc}
   *
   * @throws Refused CONFLICT instead of {@link ConcurrentChange}
   */
  @Override
  public <T> T commit(Supplier<T> work) {
    for (int run = 1; run < RUNS; run++) {
      try {
        return unitOfWork.commit(work);
      } catch (ConcurrentChange e) {
        // The next run reads what the other unit wrote.
      }
    }
    try {
      return unitOfWork.commit(work);
    } catch (ConcurrentChange e) {
      throw Refused.conflict(refusal);
    }
  }
}
