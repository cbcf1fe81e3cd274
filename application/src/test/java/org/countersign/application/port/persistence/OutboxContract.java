package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.countersign.application.event.DeliverEvents;
import org.countersign.application.event.EventHandler;
import org.countersign.application.event.OutboxDelivery;
import org.countersign.application.port.persistence.Outbox.Event;
import org.countersign.application.port.persistence.Outbox.Waiting;
import org.junit.jupiter.api.Test;

/** What {@link Outbox} promises, and what is built on it. */
public interface OutboxContract extends StoresContract {

  Instant NOON = Instant.parse("2030-01-01T12:00:00.000001Z");

  String TYPE = "thing.changed";

  /** The end of a process, in the middle of what it does. */
  final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  default void keepsEveryFactOfAnEvent() {
    Event event =
        new Event(
            UUID.randomUUID(),
            NOON,
            "thing",
            TYPE,
            Map.of("text", "\u0000 \"quoted\" \ud83d\udd11", "empty", ""));

    commit(() -> stores().outbox().add(event));

    assertThat(due(NOON)).containsExactly(new Waiting(event, 0));
  }

  @Test
  default void givesTheEventsOfDifferentThingsInTheirOrder() {
    Event second = added("b", NOON.plusSeconds(1));
    Event first = added("a", NOON);
    Event third = added("c", NOON.plusSeconds(2));

    assertThat(due(NOON.plusSeconds(2)))
        .extracting(Waiting::event)
        .containsExactly(first, second, third);
    assertThat(commit(() -> stores().outbox().due(NOON.plusSeconds(2), 2)))
        .extracting(Waiting::event)
        .containsExactly(first, second);
  }

  @Test
  default void givesOnlyTheFirstEventOfAThing() {
    Event first = added("thing", NOON);
    Event second = added("thing", NOON.plusSeconds(1));

    assertThat(due(NOON.plusSeconds(1))).extracting(Waiting::event).containsExactly(first);
    commit(() -> stores().outbox().remove(first.id()));
    assertThat(due(NOON.plusSeconds(1))).extracting(Waiting::event).containsExactly(second);
  }

  @Test
  default void anEventThatWaitsForItsNextTryKeepsThoseBehindItWaiting() {
    Event first = added("thing", NOON);
    added("thing", NOON.plusSeconds(1));
    Event other = added("other", NOON.plusSeconds(2));

    commit(() -> stores().outbox().postpone(first.id(), NOON.plusSeconds(60)));

    assertThat(due(NOON.plusSeconds(59))).extracting(Waiting::event).containsExactly(other);
    assertThat(due(NOON.plusSeconds(60)))
        .containsExactly(new Waiting(first, 1), new Waiting(other, 0));
  }

  @Test
  default void anEventThatWasGivenUpKeepsNothingWaitingAndStays() {
    Event first = added("thing", NOON);
    Event second = added("thing", NOON.plusSeconds(1));

    commit(() -> stores().outbox().giveUp(first.id()));

    assertThat(due(NOON.plusSeconds(1))).extracting(Waiting::event).containsExactly(second);
    assertThat(commit(() -> stores().outbox().countGivenUp())).isEqualTo(1);
  }

  @Test
  default void whatIsGoneIsNeitherRemovedNorPostponedNorGivenUp() {
    UUID gone = UUID.randomUUID();

    commit(
        () -> {
          stores().outbox().remove(gone);
          stores().outbox().postpone(gone, NOON);
          stores().outbox().giveUp(gone);
        });

    assertThat(commit(() -> stores().outbox().countGivenUp())).isZero();
  }

  @Test
  default void anEventOfAUnitThatIsRolledBackIsNotDelivered() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                commit(
                    () -> {
                      stores().outbox().add(anEvent("thing", NOON));
                      throw new IllegalStateException("it did not happen");
                    }));
    List<Event> told = new ArrayList<>();

    assertThat(delivery(told).run()).isZero();
    assertThat(told).isEmpty();
  }

  @Test
  default void anEventWhoseProcessDiedBeforeItWasDeliveredIsDeliveredByAnother() {
    Event event = added("thing", NOON);
    EventHandler dying =
        handler(
            told -> {
              throw new Killed();
            });
    assertThatExceptionOfType(Killed.class).isThrownBy(() -> delivery(dying).run());
    List<Event> told = new ArrayList<>();

    assertThat(delivery(told).run()).isEqualTo(1);
    assertThat(told).containsExactly(event);
    assertThat(delivery(told).run()).as("once it was delivered, it is forgotten").isZero();
  }

  @Test
  default void aHandlerMayMakeFurtherEvents() {
    added("thing", NOON);
    List<String> told = new ArrayList<>();
    EventHandler following =
        handler(
            event -> {
              told.add(event.aggregateId());
              if (event.aggregateId().equals("thing")) {
                added("follower", NOON);
              }
            });

    assertThat(delivery(following).run()).isEqualTo(2);

    assertThat(told).containsExactly("thing", "follower");
  }

  private Event added(String aggregateId, Instant at) {
    Event event = anEvent(aggregateId, at);
    commit(() -> stores().outbox().add(event));
    return event;
  }

  private static Event anEvent(String aggregateId, Instant at) {
    return new Event(UUID.randomUUID(), at, aggregateId, TYPE, Map.of());
  }

  private List<Waiting> due(Instant now) {
    return commit(() -> stores().outbox().due(now, 100));
  }

  private DeliverEvents delivery(List<Event> told) {
    return delivery(handler(told::add));
  }

  private DeliverEvents delivery(EventHandler handler) {
    return new OutboxDelivery(
        stores().unitOfWork(),
        stores().outbox(),
        List.of(handler),
        Clock.fixed(NOON.plusSeconds(10), ZoneOffset.UTC));
  }

  private static EventHandler handler(Consumer<Event> work) {
    return new EventHandler() {
      @Override
      public String eventType() {
        return TYPE;
      }

      @Override
      public void handle(Event event) {
        work.accept(event);
      }
    };
  }
}
