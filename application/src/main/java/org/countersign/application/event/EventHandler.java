package org.countersign.application.event;

import org.countersign.application.port.persistence.Outbox.Event;

/** Learns of the events of one type. */
public interface EventHandler {

  /** The type of the events that it learns of. */
  String eventType();

  /**
   * Does what follows from an event. Called outside of any unit of work.
   *
   * <p>Once at least: again when the process ended before it was noted that this had returned, and
   * again after a while when this throws. Of two events about one thing the first comes first.
   */
  void handle(Event event);
}
