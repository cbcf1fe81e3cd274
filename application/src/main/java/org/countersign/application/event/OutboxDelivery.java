package org.countersign.application.event;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.application.port.persistence.Outbox;
import org.countersign.application.port.persistence.Outbox.Event;
import org.countersign.application.port.persistence.Outbox.Waiting;
import org.countersign.application.port.persistence.UnitOfWork;

/** Delivers event by event: what one handler does wrong is no other's affair. */
public final class OutboxDelivery implements DeliverEvents {

  private static final Logger LOGGER = System.getLogger("org.countersign");

  private static final int BATCH = 100;

  /** With {@link #LONGEST_PAUSE} they last for more than eight hours, as an outage may. */
  static final int MAX_ATTEMPTS = 16;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final UnitOfWork unitOfWork;
  private final Outbox outbox;
  private final Map<String, EventHandler> handlers;
  private final Clock clock;

  /**
   * @param handlers one for each type of event
   */
  public OutboxDelivery(
      UnitOfWork unitOfWork, Outbox outbox, List<EventHandler> handlers, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.outbox = outbox;
    this.handlers =
        handlers.stream().collect(Collectors.toMap(EventHandler::eventType, Function.identity()));
    this.clock = clock;
  }

  /** Each event of a batch is gone or postponed when its turn is over, so that this ends. */
  @Override
  public int run() {
    int delivered = 0;
    List<Waiting> batch = due();
    while (!batch.isEmpty()) {
      for (Waiting waiting : batch) {
        delivered += deliver(waiting) ? 1 : 0;
      }
      batch = due();
    }
    return delivered;
  }

  private List<Waiting> due() {
    return unitOfWork.commit(() -> outbox.due(clock.instant(), BATCH));
  }

  private boolean deliver(Waiting waiting) {
    try {
      handle(waiting.event());
    } catch (RuntimeException e) {
      leaveForLater(waiting, e);
      return false;
    }
    unitOfWork.commit(() -> outbox.remove(waiting.event().id()));
    return true;
  }

  private void handle(Event event) {
    EventHandler handler = handlers.get(event.type());
    if (handler == null) {
      // Of a later version of the server, perhaps, which delivers it when its turn comes.
      throw new IllegalStateException("nothing here handles events of type " + event.type());
    }
    handler.handle(event);
  }

  private void leaveForLater(Waiting waiting, RuntimeException reason) {
    Event event = waiting.event();
    int attempts = waiting.attempts() + 1;
    if (attempts < MAX_ATTEMPTS) {
      LOGGER.log(
          Level.WARNING,
          "The event " + event.type() + " of " + event.aggregateId() + " will be delivered later",
          reason);
      unitOfWork.commit(
          () -> outbox.postpone(event.id(), clock.instant().plus(pauseAfter(attempts))));
    } else {
      LOGGER.log(
          Level.ERROR,
          "The event " + event.type() + " of " + event.aggregateId() + " is not delivered any more",
          reason);
      unitOfWork.commit(() -> outbox.giveUp(event.id()));
    }
  }

  /** Twice as long after each try in vain. */
  static Duration pauseAfter(int attempts) {
    Duration pause = FIRST_PAUSE;
    for (int i = 1; i < attempts && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
