package org.countersign.distribution.assembly;

import java.io.IOException;
import java.nio.file.Path;
import org.countersign.distribution.launcher.ClassArchiveTraining;
import org.countersign.distribution.launcher.RuntimeImage;

/**
 * Makes the archive of loaded classes for the JDK that builds. A build on which the server cannot
 * start still packs: the archive is only speed.
 */
final class ArchiveAtBuild {

  private ArchiveAtBuild() {}

  static void make(Path runtime) throws InterruptedException {
    try {
      ClassArchiveTraining.train(
          new RuntimeImage(runtime.toAbsolutePath()),
          runtime.toAbsolutePath().resolveSibling("class-archive-training"));
    } catch (IOException e) {
      System.err.println("No class archive was made: " + e.getMessage());
    }
  }
}
