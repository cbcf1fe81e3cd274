package org.countersign.distribution.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Native code that lies ready in the runtime. What is not there for a machine, a library looks for
 * in its own jar, and unpacks it at each start.
 */
public final class NativeLibraries {

  /** In the runtime; in it is a folder for each kind of machine. */
  public static final String FOLDER = "native";

  private NativeLibraries() {}

  /** The folder for a kind of machine, as {@code linux-x86_64}. */
  private static String machine(String system, String processor) {
    return system.toLowerCase(Locale.ROOT)
        + "-"
        + (processor.equals("amd64") ? "x86_64" : processor);
  }

  static List<String> options(RuntimeImage image) {
    Path folder =
        image
            .path()
            .resolve(FOLDER)
            .resolve(machine(System.getProperty("os.name"), System.getProperty("os.arch")));
    return Files.isDirectory(folder)
        ? List.of(
            "-Djava.library.path=" + folder,
            "-Dcom.amazon.corretto.crypto.provider.useExternalLib=true")
        : List.of();
  }
}
