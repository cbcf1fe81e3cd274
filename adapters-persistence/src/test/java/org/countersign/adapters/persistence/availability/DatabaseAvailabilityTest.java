package org.countersign.adapters.persistence.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseAvailabilityTest {

  private static final Logger LOGGER = Logger.getLogger("org.countersign");

  private static final Exception FAILURE =
      new IllegalStateException(
          "it failed", new SQLException("Connection refused.\nCheck the port.", "08001"));

  private final List<String> said = new ArrayList<>();
  private final Handler log =
      new Handler() {
        @Override
        public void publish(LogRecord logged) {
          said.add(logged.getLevel() + " " + new SimpleFormatter().formatMessage(logged));
          assertThat(logged.getThrown()).isNull();
        }

        @Override
        public void flush() {
          // Nothing is held back.
        }

        @Override
        public void close() {
          // There is nothing to close.
        }
      };

  private long seconds;
  private final DatabaseAvailability availability =
      new DatabaseAvailability(() -> TimeUnit.SECONDS.toNanos(seconds));

  @BeforeEach
  void listen() {
    LOGGER.addHandler(log);
  }

  @AfterEach
  void listenNoMore() {
    LOGGER.removeHandler(log);
  }

  @Test
  void countsOutagesAndNotWhoMeetsThem() {
    availability.lookFailed(FAILURE);
    availability.lookFailed(FAILURE);
    availability.looked();
    availability.lookFailed(FAILURE);

    assertThat(availability.outages()).isEqualTo(2);
  }

  @Test
  void saysOnceThatItIsLostAndOnceThatItIsBackHoweverManyMeetIt() {
    availability.looked();
    availability.wrote();
    availability.writeFailed(FAILURE);
    availability.lookFailed(FAILURE);
    for (seconds = 1; seconds < 7; seconds++) {
      availability.lookFailed(FAILURE);
      availability.writeFailed(FAILURE);
      assertThat(availability.isServing()).isFalse();
    }
    seconds = 9;
    availability.looked();
    availability.wrote();
    availability.looked();
    availability.wrote();

    assertThat(availability.isServing()).isTrue();
    assertThat(said)
        .containsExactly(
            "WARNING The database does not serve (Connection refused.); what needs it is answered"
                + " with 503 until it does",
            "INFO The database serves again, after 9 s");
  }

  @Test
  void doesNotServeWhileItCannotWriteThoughItCanBeLookedAt() {
    for (seconds = 0; seconds < 20; seconds += 5) {
      availability.writeFailed(FAILURE);
      availability.looked();
      assertThat(availability.isServing()).isFalse();
    }

    assertThat(said).hasSize(1);
  }

  @Test
  void doesNotServeWhileSomeWritesFailThoughOthersGetThrough() {
    for (seconds = 0; seconds < 20; seconds++) {
      availability.writeFailed(FAILURE);
      availability.wrote();
      assertThat(availability.isServing()).isFalse();
    }
    seconds += 2;
    availability.wrote();

    assertThat(availability.isServing()).isTrue();
    assertThat(said).hasSize(2);
  }

  @Test
  void isTriedAgainWhenAFailedWriteIsOldAndItCanBeLookedAt() {
    availability.writeFailed(FAILURE);
    seconds = 5;
    availability.looked();
    assertThat(availability.isServing()).isFalse();

    seconds = 6;
    availability.looked();
    assertThat(availability.isServing()).isTrue();
  }

  @Test
  void doesNotServeWhileItCannotBeLookedAtThoughAWriteGotThrough() {
    availability.lookFailed(FAILURE);
    availability.wrote();

    assertThat(availability.isServing()).isFalse();
  }
}
