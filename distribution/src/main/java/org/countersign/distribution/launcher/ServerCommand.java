package org.countersign.distribution.launcher;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.distribution.settings.SettingSource;

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

  /** A heap that shrinks again after a time of much work. */
  private static final List<String> CONCURRENT =
      List.of("-XX:+UseG1GC", "-Xms64m", "-XX:MinHeapFreeRatio=40", "-XX:MaxHeapFreeRatio=60");

  private static final long MEBIBYTE = 1L << 20;

  /** Issues thousands of certificates a second; more would only make the process look large. */
  private static final long LARGEST_HEAP_MIB = 1024;

  private static final long SMALLEST_HEAP_MIB = 192;

  private final RuntimeImage image;
  private final List<String> archiveOptions;

  private ServerCommand(RuntimeImage image, List<String> archiveOptions) {
    this.image = image;
    this.archiveOptions = archiveOptions;
  }

  /** Uses the archive of loaded classes if there is one for this JDK. */
  static ServerCommand of(RuntimeImage image) {
    ClassArchive archive = ClassArchive.of(image);
    return new ServerCommand(
        image, Files.isRegularFile(archive.path()) ? List.of(archive.useOption()) : List.of());
  }

  /** Writes an archive of loaded classes when it ends. */
  static ServerCommand training(RuntimeImage image, Path archive) {
    return new ServerCommand(image, List.of(ClassArchive.makeOption(archive)));
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
    arguments.addAll(memoryOptions());
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

  private static List<String> memoryOptions() {
    long memoryMib = memoryBytes() / MEBIBYTE;
    long heapMib = Math.max(SMALLEST_HEAP_MIB, Math.min(LARGEST_HEAP_MIB, memoryMib / 2));
    // Two processors have none to spare for a collector that works beside the program.
    boolean small = Runtime.getRuntime().availableProcessors() <= 2;
    List<String> options = new ArrayList<>(small ? serial(heapMib) : CONCURRENT);
    options.add("-Xmx" + heapMib + "m");
    // What the server's classes take: below it, each step of growth is a full collection.
    options.add("-XX:MetaspaceSize=160m");
    options.add("-XX:ReservedCodeCacheSize=96m");
    options.add("-XX:+ExitOnOutOfMemoryError");
    return options;
  }

  /**
   * A heap that need not grow, for each step of growth is a full collection: what is not used of it
   * takes no memory. New objects have little room, so that a server with little to do stays small,
   * but those in use at a collection have enough of it: else they would have to be collected with
   * the old ones.
   */
  private static List<String> serial(long heapMib) {
    return List.of(
        "-XX:+UseSerialGC", "-Xms" + heapMib + "m", "-XX:NewSize=40m", "-XX:SurvivorRatio=4");
  }

  /** Of the machine, or of the container. */
  private static long memoryBytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : LARGEST_HEAP_MIB * MEBIBYTE;
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
