package org.countersign.distribution.assembly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Names a runtime by its content: a jar and a directory with the same name hold the same. */
final class BuildId {

  private static final int NAME_BYTES = 8;

  private BuildId() {}

  static void write(Path runtime) throws IOException {
    MessageDigest digest = sha256();
    try (Stream<Path> files = Files.walk(runtime)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(runtime.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    }
    Files.writeString(
        runtime.resolve("build-id"), HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
