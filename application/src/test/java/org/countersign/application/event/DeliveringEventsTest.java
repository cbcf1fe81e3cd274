package org.countersign.application.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.countersign.application.MovableClock;
import org.countersign.application.port.persistence.InMemoryStores;
import org.countersign.application.port.persistence.Outbox.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeliveringEventsTest {

  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  private final InMemoryStores stores = new InMemoryStores();
  private final MovableClock clock = new MovableClock(NOON);
  private final List<String> told = new ArrayList<>();
  private boolean broken;

  private final EventHandler handler =
      new EventHandler() {
        @Override
        public String eventType() {
          return "thing.changed";
        }

        @Override
        public void handle(Event event) {
          told.add(event.aggregateId());
          if (broken) {
            throw new IllegalStateException("as the test wants it");
          }
        }
      };

  private final DeliverEvents delivery =
      new OutboxDelivery(stores.unitOfWork(), stores.outbox(), List.of(handler), clock);

  private void add(String aggregateId, String type) {
    Event event = new Event(UUID.randomUUID(), clock.instant(), aggregateId, type, Map.of());
    stores.unitOfWork().commit(() -> stores.outbox().add(event));
  }

  private long givenUp() {
    return stores.unitOfWork().commit(() -> stores.outbox().countGivenUp());
  }

  @Test
  void deliversEverythingThatIsThere() {
    for (int i = 0; i < 250; i++) {
      add("thing-" + i, "thing.changed");
    }

    assertThat(delivery.run()).isEqualTo(250);

    assertThat(told).hasSize(250).doesNotHaveDuplicates();
    assertThat(delivery.run()).isZero();
  }

  @Test
  void triesAgainLaterWhatCouldNotBeDelivered() {
    add("thing", "thing.changed");
    broken = true;

    assertThat(delivery.run()).isZero();
    assertThat(delivery.run()).isZero();
    assertThat(told).as("once, until the pause is over").hasSize(1);

    broken = false;
    clock.moveBy(Duration.ofSeconds(10));
    assertThat(delivery.run()).isOne();
  }

  @Test
  void anEventThatCannotBeDeliveredIsNotInTheWayOfOthers() {
    add("stranger", "nobody.knows");
    add("thing", "thing.changed");

    assertThat(delivery.run()).isOne();

    assertThat(told).containsExactly("thing");
  }

  @Test
  void givesUpInTheEnd() {
    add("thing", "thing.changed");
    broken = true;
    for (int attempt = 1; attempt < OutboxDelivery.MAX_ATTEMPTS; attempt++) {
      delivery.run();
      clock.moveBy(Duration.ofHours(1));
    }
    assertThat(givenUp()).isZero();

    delivery.run();

    assertThat(told).hasSize(OutboxDelivery.MAX_ATTEMPTS);
    assertThat(givenUp()).isOne();
    clock.moveBy(Duration.ofDays(1));
    assertThat(delivery.run()).isZero();
    assertThat(told).hasSize(OutboxDelivery.MAX_ATTEMPTS);
  }

  @ParameterizedTest
  @CsvSource({"1, PT10S", "2, PT20S", "3, PT40S", "9, PT42M40S", "10, PT1H", "15, PT1H"})
  void pausesTwiceAsLongAfterEachTry(int attempts, Duration pause) {
    assertThat(OutboxDelivery.pauseAfter(attempts)).isEqualTo(pause);
  }
}
