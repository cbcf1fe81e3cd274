package org.countersign.application.port.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Events that units of work have made, until who is to learn of them has: so that what follows a
 * change is not lost when the process ends between the commit and it.
 *
 * <p>Not for what happens with each certificate: an event costs a row and its removal.
 */
public interface Outbox {

  /** Adds an event, to be delivered when the open unit of work commits, and only then. */
  void add(Event event);

  /**
   * The events that are to be delivered now, the first that happened first: those whose next try is
   * due, that were not given up, and before which there is none about the same thing.
   */
  List<Waiting> due(Instant now, int limit);

  /** An event was delivered and is forgotten; one that is not there is no error. */
  void remove(UUID id);

  /** Counts a try in vain, and sets when the next one is; nothing when the event is not there. */
  void postpone(UUID id, Instant nextAttempt);

  /**
   * Counts a try in vain, and has it been the last: the event stays for people to look at, and
   * keeps no other one waiting. Nothing when the event is not there.
   */
  void giveUp(UUID id);

  /** How many were given up. */
  long countGivenUp();

  /**
   * Something that has happened.
   *
   * @param aggregateId the thing that it happened to; its events are delivered in their order
   * @param type what happened, dotted, such as {@code weak-key.found}
   * @param facts what whoever is told needs to know, by name; never a secret
   */
  record Event(UUID id, Instant at, String aggregateId, String type, Map<String, String> facts) {
    public Event {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(aggregateId, "aggregateId");
      Objects.requireNonNull(type, "type");
      facts = Map.copyOf(facts);
    }
  }

  /**
   * An event that is to be delivered.
   *
   * @param attempts how often that was tried in vain
   */
  record Waiting(Event event, int attempts) {}
}
