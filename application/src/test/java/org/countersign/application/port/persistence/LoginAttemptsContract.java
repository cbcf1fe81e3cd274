package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.domain.access.LoginFailures;
import org.junit.jupiter.api.Test;

/** What {@link LoginAttempts} promises. */
public interface LoginAttemptsContract extends StoresContract {

  String HASH = "0123456789abcdef".repeat(4);
  Instant LAST = Instant.parse("2030-01-01T00:00:00.000007Z");

  @Test
  default void findsNothingWhereNothingFailed() {
    assertThat(find()).isEmpty();
  }

  @Test
  default void addsAndReplaces() {
    put(1);
    assertThat(find()).contains(new LoginFailures(HASH, 1, LAST));

    put(2);
    assertThat(find()).contains(new LoginFailures(HASH, 2, LAST));
  }

  @Test
  default void letsAUnitThatLostARaceEndWithADuplicateOrAConcurrentChangeAlone() {
    List<RuntimeException> losers =
        atOnce(4, () -> stores().loginAttempts().put(new LoginFailures(HASH, 1, LAST)));

    assertThat(losers)
        .hasSizeLessThan(4)
        .allMatch(loser -> loser instanceof DuplicateEntry || loser instanceof ConcurrentChange);
    assertThat(find()).contains(new LoginFailures(HASH, 1, LAST));
  }

  @Test
  default void clears() {
    put(3);

    commit(() -> stores().loginAttempts().clear(HASH));

    assertThat(find()).isEmpty();
  }

  @Test
  default void clearsAllThatBeginAlike() {
    String like = HASH.substring(0, 32) + "f".repeat(32);
    String other = "f".repeat(64);
    for (String hash : List.of(HASH, like, other)) {
      commit(() -> stores().loginAttempts().put(new LoginFailures(hash, 3, LAST)));
    }

    commit(() -> stores().loginAttempts().clearAll(HASH.substring(0, 32)));

    assertThat(find()).isEmpty();
    assertThat(commit(() -> stores().loginAttempts().find(like))).isEmpty();
    assertThat(commit(() -> stores().loginAttempts().find(other))).isPresent();
  }

  @Test
  default void clearsWhereNothingFailedWithoutError() {
    commit(() -> stores().loginAttempts().clear(HASH));

    assertThat(find()).isEmpty();
  }

  @Test
  default void forgetsFailuresWhoseLastWasBeforeAMoment() {
    put(3);

    commit(() -> stores().loginAttempts().removeOlderThan(LAST));
    assertThat(find()).isPresent();

    commit(() -> stores().loginAttempts().removeOlderThan(LAST.plusSeconds(1)));
    assertThat(find()).isEmpty();
  }

  private void put(int count) {
    commit(() -> stores().loginAttempts().put(new LoginFailures(HASH, count, LAST)));
  }

  private Optional<LoginFailures> find() {
    return commit(() -> stores().loginAttempts().find(HASH));
  }
}
