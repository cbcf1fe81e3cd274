package org.countersign.adapters.crypto.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.countersign.application.port.crypto.SecretHashing;
import org.countersign.application.port.crypto.SecretHashingContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Argon2SecretHashingTest implements SecretHashingContract {

  private final SecretHashing hashing = new Argon2SecretHashing(new SecureRandom(), 2);

  @Override
  public SecretHashing hashing() {
    return hashing;
  }

  @Test
  void writesTheParametersThatOwaspRecommends() {
    assertThat(hashing.hash("secret"))
        .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
  }

  /**
   * Made by the reference implementation: {@code echo -n password | argon2 somesalt -id -t 2 -k
   * 65536 -p 1 -l 32 -e}.
   */
  @Test
  void matchesAHashOfTheReferenceImplementation() {
    String hash =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    assertThat(hashing.matches("password", hash)).isTrue();
    assertThat(hashing.matches("passwort", hash)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=65536,t=99,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=65536,t=2,p=99$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=65536,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=16$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
      })
  void worksOutNoHashThatIsOutOfMeasure(String hash) {
    assertThat(hashing.matches("password", hash)).isFalse();
  }

  @Test
  void worksForManyThreadsAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      String hash = hashing.hash("secret");
      List<Callable<Boolean>> logins =
          IntStream.range(0, 16)
              .<Callable<Boolean>>mapToObj(
                  i -> () -> hashing.matches(i % 2 == 0 ? "secret" : "guess", hash))
              .toList();
      List<Future<Boolean>> answers = threads.invokeAll(logins);
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).isEqualTo(i % 2 == 0);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void wantsRoomForAtLeastOneAtATime() {
    assertThatThrownBy(() -> new Argon2SecretHashing(new SecureRandom(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
