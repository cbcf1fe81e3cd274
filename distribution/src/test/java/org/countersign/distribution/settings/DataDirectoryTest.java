package org.countersign.distribution.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir private Path parent;

  @Test
  void isMadeForItsOwnerAlone() throws IOException {
    Path path = parent.resolve("a/b");

    DataDirectory.prepare(path);

    assertThat(Files.getPosixFilePermissions(path))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void isClosedToOthersWhenItIsEmptyOrWasUsedBefore() throws IOException {
    Path empty = openToOthers(Files.createDirectory(parent.resolve("empty")));
    Path volume = openToOthers(Files.createDirectory(parent.resolve("volume")));
    Files.createDirectory(volume.resolve("lost+found"));
    Path used = openToOthers(Files.createDirectory(parent.resolve("used")));
    Files.createFile(used.resolve("master.key"));
    Files.createFile(used.resolve("notes"));
    Path withDatabase = openToOthers(Files.createDirectory(parent.resolve("withDatabase")));
    Files.createFile(
        Files.createDirectory(withDatabase.resolve("database")).resolve("countersign.db"));

    for (Path path : List.of(empty, volume, used, withDatabase)) {
      DataDirectory.prepare(path);

      assertThat(modeOf(path)).as(path.toString()).isEqualTo("rwx------");
    }
  }

  @Test
  void isNotMadeOfADirectoryOfOthersThatIsOpen() throws IOException {
    Path shared = openToOthers(Files.createDirectory(parent.resolve("shared")));
    Files.createDirectory(shared.resolve("lock"));
    Files.createDirectory(shared.resolve("database"));

    assertThatThrownBy(() -> DataDirectory.prepare(shared))
        .isInstanceOf(SettingRefused.class)
        .hasMessage(
            "The data directory "
                + shared
                + " (COUNTERSIGN_DATA_DIR) is open to others (rwxr-xr-x) and holds files that are"
                + " not Countersign's; name an empty directory, or one inside it that does not exist"
                + " yet.");
    assertThat(modeOf(shared)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void itsLockIsItsOwnersAlone() throws IOException {
    Path path = parent.resolve("locked");
    DataDirectory directory = DataDirectory.prepare(path);
    directory.claim().close();
    assertThat(modeOf(path.resolve("lock"))).isEqualTo("rw-------");
    Files.setPosixFilePermissions(
        path.resolve("lock"), PosixFilePermissions.fromString("rw-r--r--"));
    directory.claim().close();
    assertThat(modeOf(path.resolve("lock"))).isEqualTo("rw-------");
  }

  private static Path openToOthers(Path path) throws IOException {
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String modeOf(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void isNoFile() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));

    assertThatThrownBy(() -> DataDirectory.prepare(file))
        .isInstanceOf(SettingRefused.class)
        .hasMessage(
            "The data directory " + file + " (COUNTERSIGN_DATA_DIR) is a file, not a directory.");
  }

  @Test
  void isClaimedOnceAtATime() {
    DataDirectory directory = DataDirectory.prepare(parent);

    try (DataDirectory.Claim claim = directory.claim()) {
      assertThat(directory.isClaimedHere()).isTrue();
      assertThatThrownBy(directory::claim)
          .isInstanceOf(SettingRefused.class)
          .hasMessage(
              "Another Countersign server is running on the data directory " + parent + ".");
      assertThat(claim).isNotNull();
    }
    assertThat(directory.isClaimedHere()).isFalse();
    directory.claim().close();
  }
}
