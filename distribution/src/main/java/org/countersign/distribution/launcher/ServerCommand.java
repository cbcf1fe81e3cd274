package org.countersign.distribution.launcher;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.countersign.distribution.settings.SettingSource;
import org.countersign.distribution.settings.Settings;

/** The command line that runs the server on a {@link RuntimeImage}. */
final class ServerCommand {

  /** What the application server reaches into, as the manifest of its own launcher has it. */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.io",
          "java.base/java.lang",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/jdk.internal.loader",
          "java.base/sun.net.www.protocol.jar",
          "java.base/sun.net.www.protocol.jrt",
          "java.base/sun.nio.ch",
          "java.logging/java.util.logging",
          "java.management/javax.management",
          "java.management/javax.management.openmbean",
          "java.management/sun.management",
          "java.naming/javax.naming.spi",
          "java.rmi/sun.rmi.transport",
          "jdk.management/com.sun.management.internal");

  private static final List<String> EXPORTED =
      List.of(
          "java.base/jdk.internal.ref",
          "java.naming/com.sun.jndi.ldap",
          "jdk.naming.dns/com.sun.jndi.dns");

  /** The cryptography has a native library; from this JDK on, loading one is to be allowed. */
  private static final int FIRST_TO_WARN_OF_NATIVE_CODE = 22;

  private final RuntimeImage image;
  private final List<String> archiveOptions;
  private final List<String> memoryOptions;

  private ServerCommand(
      RuntimeImage image, List<String> archiveOptions, List<String> memoryOptions) {
    this.image = image;
    this.archiveOptions = archiveOptions;
    this.memoryOptions = memoryOptions;
  }

  /** Uses the archive of loaded classes if there is one for this JDK. */
  static ServerCommand of(RuntimeImage image, Settings settings) {
    ClassArchive archive = ClassArchive.of(image);
    return new ServerCommand(
        image,
        archive.exists() ? List.of(archive.useOption()) : List.of(),
        HeapOptions.ofProcess().all(settings.heapMib()));
  }

  /** Writes an archive of loaded classes when it ends. */
  static ServerCommand training(RuntimeImage image, Path archive) {
    return new ServerCommand(
        image,
        List.of(ClassArchive.makeOption(archive)),
        HeapOptions.ofEnvironment().all(OptionalInt.empty()));
  }

  /** The program and its arguments. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    OPENED.forEach(opened -> arguments.add("--add-opens=" + opened + "=ALL-UNNAMED"));
    EXPORTED.forEach(exported -> arguments.add("--add-exports=" + exported + "=ALL-UNNAMED"));
    if (Runtime.version().feature() >= FIRST_TO_WARN_OF_NATIVE_CODE) {
      arguments.add("--enable-native-access=ALL-UNNAMED");
    }
    arguments.addAll(memoryOptions);
    // An archive of another JDK, or of moved jars, is not used; that is no news to an operator.
    arguments.add("-Xlog:disable");
    arguments.add("-Xlog:all=error:stderr");
    arguments.addAll(archiveOptions);
    arguments.addAll(NativeLibraries.options(image));
    arguments.add("-Dfile.encoding=UTF-8");
    arguments.add("-Djava.awt.headless=true");
    arguments.add("-cp");
    arguments.add(image.serverJar() + File.pathSeparator + image.bootJar());
    arguments.add(ServerProcess.class.getName());
    arguments.add(image.path().toString());
    return arguments;
  }

  /**
   * The environment of the server. Settings that were given as system properties become variables:
   * other users of the machine can read a command line, but not an environment.
   */
  Map<String, String> environment(Map<String, String> ours, SettingSource source) {
    Map<String, String> environment = new TreeMap<>(ours);
    // By default each processor gets eight arenas of the C library's, which hold on to what is
    // free.
    environment.putIfAbsent("MALLOC_ARENA_MAX", "2");
    environment.putAll(source.asEnvironment());
    return environment;
  }
}
