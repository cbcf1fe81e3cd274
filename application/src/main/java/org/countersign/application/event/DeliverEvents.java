package org.countersign.application.event;

/** Delivers the events that wait in the outbox. To be run now and then, on one node at a time. */
public interface DeliverEvents {

  /**
   * Delivers those that are due, and leaves those that cannot be delivered for later.
   *
   * @return how many were delivered
   */
  int run();
}
