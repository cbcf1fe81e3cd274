package org.countersign.distribution.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
