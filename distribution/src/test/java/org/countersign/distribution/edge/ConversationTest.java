package org.countersign.distribution.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.HeapMemoryManager;
import org.junit.jupiter.api.Test;

class ConversationTest {

  private static final int ROOM = 1 << 16;
  private static final String HEAD = "POST /a HTTP/1.1\r\nHost: a\r\n";

  private final Semaphore room = new Semaphore(ROOM);
  private final Conversation conversation = new Conversation(null, room);

  private Optional<Conversation.Whole> receive(String text) {
    return conversation.receive(
        Buffers.wrap(new HeapMemoryManager(), text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static String text(Conversation.Whole whole) {
    return new String(
        whole.octets(), whole.from(), whole.to() - whole.from(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void keepsARequestUntilItIsWhole() {
    String request = "\r\n" + HEAD + "Upgrade: h2c\r\nContent-Length: 5\r\n\r\n12345";
    for (int i = 0; i < request.length() - 1; i++) {
      assertThat(receive(request.substring(i, i + 1))).isEmpty();
    }
    Conversation.Whole whole = receive("5GET /next").orElseThrow();
    assertThat(text(whole)).isEqualTo(request.substring(2).replace("Upgrade", "Ignored"));
    assertThat(whole.rest()).asString(StandardCharsets.ISO_8859_1).isEqualTo("GET /next");
  }

  @Test
  void answersItselfThatABodyIsExpected() {
    assertThat(receive(HEAD + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n")).isEmpty();
    assertThat(conversation.takeQuestion()).isTrue();
    assertThat(conversation.takeQuestion()).isFalse();
    assertThat(text(receive("{}").orElseThrow())).contains("Ignore: 100-continue").endsWith("{}");
  }

  @Test
  void asksForNoBodyThatComesAnyway() {
    assertThat(receive(HEAD + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{")).isEmpty();
    assertThat(conversation.takeQuestion()).isFalse();
  }

  @Test
  void refusesABodyBeyondTheLimitBeforeItCame() {
    assertThat(receive(HEAD + "Content-Length: 1048577\r\n\r\n")).isEmpty();
    assertThat(conversation.refusal()).contains(Refusal.LARGE_BODY);
  }

  @Test
  void refusesWhereThereIsNoRoomAndGivesBackWhatItTook() {
    receive(HEAD + "Content-Length: 1000000\r\n\r\n");
    for (int i = 0; i < 20 && conversation.refusal().isEmpty(); i++) {
      receive("x".repeat(10_000));
    }
    assertThat(conversation.refusal()).contains(Refusal.NO_ROOM);
    assertThat(room.availablePermits()).isLessThan(ROOM);

    conversation.end();
    assertThat(room.availablePermits()).isEqualTo(ROOM);
    assertThat(conversation.refusal()).isEmpty();
  }

  @Test
  void leavesTheRoomOfAWholeRequestToWhoAnswersIt() {
    Conversation.Whole whole = null;
    receive(HEAD + "Content-Length: 50000\r\n\r\n");
    for (int i = 0; i < 5; i++) {
      whole = receive("x".repeat(10_000)).orElse(null);
    }
    assertThat(whole).isNotNull();
    assertThat(room.availablePermits()).isEqualTo(ROOM - whole.room()).isLessThan(ROOM);
  }

  @Test
  void isLateWithAHeaderAfterTenSecondsHoweverItDrips() {
    receive("GET / HT");
    long begin = System.nanoTime();
    receive("TP/1.1\r\n");
    assertThat(conversation.endIfLate(begin + TimeUnit.SECONDS.toNanos(9))).isEmpty();
    assertThat(conversation.endIfLate(begin + TimeUnit.SECONDS.toNanos(10)).orElseThrow().refusal())
        .contains(Refusal.SLOW_HEAD);
  }

  @Test
  void isLateWithABodyAfterTenSecondsAndWhatItEarned() {
    receive(HEAD + "Content-Length: 9000\r\n\r\n" + "x".repeat(1_000));
    long begin = System.nanoTime();
    assertThat(conversation.endIfLate(begin + TimeUnit.SECONDS.toNanos(11))).isEmpty();
    assertThat(conversation.endIfLate(begin + TimeUnit.SECONDS.toNanos(12)).orElseThrow().refusal())
        .contains(Refusal.SLOW_BODY);
  }

  @Test
  void takesNoRequestWhoseClientWasLateWithTheRest() {
    receive(HEAD + "Content-Length: 2\r\n\r\n{");
    assertThat(conversation.endIfLate(System.nanoTime() + TimeUnit.HOURS.toNanos(1))).isPresent();
    assertThat(receive("}")).isEmpty();
    assertThat(conversation.refusal()).isEmpty();
  }

  @Test
  void takesNoRequestOfAClientThatIsSentAway() {
    receive(HEAD + "Content-Length: 2\r\n\r\n{");
    assertThat(conversation.endIfWaiting()).isTrue();
    assertThat(receive("}")).isEmpty();
  }

  @Test
  void sendsNobodyAwayWhoseRequestIsAnswered() {
    assertThat(receive("GET / HTTP/1.1\r\nHost: a\r\n\r\n")).isPresent();
    assertThat(conversation.endIfWaiting()).isFalse();
  }

  @Test
  void isNeverLateWhileItsRequestIsAnswered() {
    assertThat(receive("GET / HTTP/1.1\r\nHost: a\r\n\r\n")).isPresent();
    assertThat(conversation.endIfLate(System.nanoTime() + TimeUnit.HOURS.toNanos(1))).isEmpty();
    assertThat(conversation.waitsSince()).isEmpty();

    long end = System.nanoTime();
    conversation.answered();
    assertThat(conversation.waitsSince().orElseThrow()).isGreaterThanOrEqualTo(end);
  }
}
