package org.countersign.distribution.launcher;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The archive of loaded classes (class data sharing) that halves the time to start. The JVM takes
 * it only under the very JDK and for the very jars that it was made with, so its name says which.
 *
 * @param path where it is, or would be
 */
record ClassArchive(Path path) {

  private static final int NAME_BYTES = 8;

  /** The one for this JDK and these jars. */
  static ClassArchive of(RuntimeImage image) {
    String madeWith =
        String.join(
            "\n",
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"),
            System.getProperty("java.home"),
            System.getProperty("os.arch"),
            image.path().toString());
    return new ClassArchive(image.classArchives().resolve(digest(madeWith) + ".jsa"));
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
