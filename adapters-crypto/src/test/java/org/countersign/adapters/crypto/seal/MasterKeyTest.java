package org.countersign.adapters.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.countersign.adapters.crypto.seal.MasterKey.MasterKeyUnusable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MasterKeyTest {

  private static final byte[] SECRET = {1, 2, 3};

  @TempDir private Path directory;

  private final SecureRandom random = new SecureRandom();

  @Test
  void readsTheKeyThatItCreated() {
    Path file = directory.resolve("master.key");
    MasterKey created = MasterKey.create(file, random);
    byte[] sealed = new AesGcmSealing(created, random).seal(SECRET, "p");

    assertThat(new AesGcmSealing(MasterKey.read(file), random).open(sealed, "p")).isEqualTo(SECRET);
  }

  @Test
  void createsAFileForItsOwnerAloneAndLeavesNoOther() throws IOException {
    Path file = directory.resolve("master.key");

    MasterKey.create(file, random);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void leavesAFileThatIsThereAlone() throws IOException {
    Path file = Files.writeString(directory.resolve("master.key"), "mine");

    assertThatThrownBy(() -> MasterKey.create(file, random))
        .isInstanceOf(MasterKeyUnusable.class)
        .hasMessage("The master key file " + file + " exists already and was left alone.");
    assertThat(file).hasContent("mine");
  }

  @Test
  void hasOneWinnerWhenManyCreateAtOnce() throws Exception {
    Path file = directory.resolve("master.key");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Integer> attempt = () -> wins(file) ? 1 : 0;
      int winners = 0;
      for (var answer : threads.invokeAll(List.of(attempt, attempt, attempt, attempt, attempt))) {
        winners += answer.get();
      }
      assertThat(winners).isEqualTo(1);
    } finally {
      threads.shutdown();
    }
  }

  private boolean wins(Path file) {
    try {
      MasterKey.create(file, random);
      return true;
    } catch (MasterKeyUnusable e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-", "rw-----w-"})
  void refusesAFileThatIsOpenToOthers(String mode) throws IOException {
    Path file = directory.resolve("master.key");
    MasterKey.create(file, random);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    assertThatThrownBy(() -> MasterKey.read(file))
        .isInstanceOf(MasterKeyUnusable.class)
        .hasMessage(
            "The master key file %s is open to others than its owner (%s); set its mode to 0600."
                .formatted(file, mode));
  }

  @Test
  void readsWhatOpensslRandBase64Writes() throws IOException {
    byte[] octets = new byte[32];
    random.nextBytes(octets);
    Path file = ownersOnly(Base64.getEncoder().encodeToString(octets) + "\n");
    byte[] sealed = new AesGcmSealing(MasterKey.of(octets), random).seal(SECRET, "p");

    assertThat(new AesGcmSealing(MasterKey.read(file), random).open(sealed, "p")).isEqualTo(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "AAAA",
        "not base64 at all, nor as long as it should be",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
      })
  void refusesAFileThatHoldsNoKey(String content) throws IOException {
    Path file = ownersOnly(content);

    assertThatThrownBy(() -> MasterKey.read(file))
        .isInstanceOf(MasterKeyUnusable.class)
        .hasMessage(
            "The master key file " + file + " does not hold 32 octets in base64 on one line.");
  }

  @Test
  void saysWhenThereIsNoFileOrNoDirectory() {
    Path file = directory.resolve("none").resolve("master.key");

    assertThatThrownBy(() -> MasterKey.read(file))
        .isInstanceOf(MasterKeyUnusable.class)
        .hasMessage("The master key file " + file + " does not exist.");
    assertThatThrownBy(() -> MasterKey.create(file, random))
        .isInstanceOf(MasterKeyUnusable.class)
        .hasMessageStartingWith("The master key file " + file + " cannot be written");
  }

  @Test
  void showsNothingOfItself() {
    assertThat(MasterKey.of(new byte[32])).hasToString("MasterKey[…]");
  }

  @Test
  void hasThirtyTwoOctets() {
    assertThatThrownBy(() -> MasterKey.of(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Path ownersOnly(String content) throws IOException {
    Path file = Files.writeString(directory.resolve("master.key"), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
