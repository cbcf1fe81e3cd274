package org.countersign.distribution.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countersign.distribution.settings.DataDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeImageTest {

  @TempDir private Path parent;

  private DataDirectory directory;
  private Path builds;

  @BeforeEach
  void unpackTwoAndAPart() throws IOException {
    directory = DataDirectory.prepare(parent.resolve("data"));
    builds = directory.path().resolve("runtime");
    for (String name : new String[] {"before", "now", ".unpacking123"}) {
      Files.createDirectories(builds.resolve(name).resolve("ROOT"));
      Files.createFile(builds.resolve(name).resolve("ROOT").resolve("index"));
    }
  }

  @Test
  void deletesOtherBuildsAndUnfinishedOnes() throws IOException {
    new RuntimeImage(builds.resolve("now")).deleteOthersIn(directory);

    assertThat(builds.toFile().list()).containsExactly("now");
    assertThat(builds.resolve("now").resolve("ROOT").resolve("index")).exists();
  }

  @Test
  void deletesAllWhenItIsElsewhere() throws IOException {
    RuntimeImage beside = new RuntimeImage(Files.createDirectory(parent.resolve("beside")));

    beside.deleteOthersIn(directory);

    assertThat(builds).isEmptyDirectory();
    assertThat(beside.path()).exists();
  }
}
