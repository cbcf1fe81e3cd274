package org.countersign.distribution.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The archive of loaded classes that halves the time to start: class data sharing, or, where the
 * JDK makes one in a single run (JEP 514), an ahead-of-time cache, which has linked them and knows
 * what is hot. The JVM takes it only under the very JDK and for the very jars that it was made
 * with, so its name says which; any other it leaves alone and starts without.
 *
 * @param path where it is, or would be
 */
record ClassArchive(Path path) {

  private static final int NAME_BYTES = 8;

  private static final int FIRST_WITH_CACHE_IN_ONE_RUN = 25;

  /** The one for this JDK and these jars. */
  static ClassArchive of(RuntimeImage image) {
    String madeWith =
        String.join(
            "\n",
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"),
            System.getProperty("java.home"),
            System.getProperty("os.arch"),
            image.path().toString(),
            modified(image.serverJar()));
    String kind = isCache() ? ".aot" : ".jsa";
    return new ClassArchive(image.classArchives().resolve(digest(madeWith) + kind));
  }

  boolean exists() {
    return Files.isRegularFile(path);
  }

  /** What makes the JVM start with it. */
  String useOption() {
    return (isCache() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + path;
  }

  /** What makes the JVM write one when it ends. */
  static String makeOption(Path file) {
    return (isCache() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file;
  }

  /** A copy whose files have other times cannot use the archive of the original. */
  private static String modified(Path jar) {
    try {
      return Files.getLastModifiedTime(jar).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isCache() {
    return Runtime.version().feature() >= FIRST_WITH_CACHE_IN_ONE_RUN;
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
