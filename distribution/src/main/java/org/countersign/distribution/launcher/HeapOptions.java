package org.countersign.distribution.launcher;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The options of the JVM that serves which have to do with memory: those that were given to this
 * one, and ours where they say nothing.
 *
 * @param given to this JVM, in whatever way
 * @param inEnvironment those that the next JVM reads there itself
 */
record HeapOptions(List<String> given, Set<String> inEnvironment) {

  /** A heap that shrinks again after a time of much work. */
  private static final List<String> CONCURRENT =
      List.of("-XX:+UseG1GC", "-XX:MinHeapFreeRatio=40", "-XX:MaxHeapFreeRatio=60");

  private static final int MEBIBYTE_BITS = 20;

  /** Issues thousands of certificates a second; more would only make the process look large. */
  private static final int LARGEST_DEFAULT_MIB = 1024;

  private static final int SMALLEST_DEFAULT_MIB = 160;

  HeapOptions {
    given = List.copyOf(given);
    inEnvironment = Set.copyOf(inEnvironment);
  }

  /**
   * Those of this process. Properties are not passed on: those of ours become variables, and others
   * may hold secrets, which a command line shows.
   */
  static HeapOptions ofProcess() {
    return new HeapOptions(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> option.startsWith("-X"))
            .toList(),
        optionsOfEnvironment());
  }

  /** For a server that is to know nothing of how this JVM was started. */
  static HeapOptions ofEnvironment() {
    Set<String> words = optionsOfEnvironment();
    return new HeapOptions(List.copyOf(words), words);
  }

  private static Set<String> optionsOfEnvironment() {
    return Stream.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")
        .flatMap(name -> Stream.of(System.getenv().getOrDefault(name, "").split("\\s+")))
        .filter(word -> word.startsWith("-X"))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * All of them.
   *
   * @param setting the heap in MiB, where a setting says it
   */
  List<String> all(OptionalInt setting) {
    List<String> options = new ArrayList<>();
    // Two processors have none to spare for a collector that works beside the program.
    boolean small = Runtime.getRuntime().availableProcessors() <= 2;
    boolean anyCollector = givesNone("-XX:\\+Use\\w+GC");
    if (anyCollector) {
      options.addAll(small ? List.of("-XX:+UseSerialGC") : CONCURRENT);
    }
    if (givesNone("-Xm[snx].*", "-XX:(Initial|Max)HeapSize.*", "-XX:.*RAM.*", "-XX:.*NewSize.*")) {
      int heapMib = setting.orElseGet(() -> defaultMib(memoryBytes()));
      options.addAll(small && anyCollector ? serial(heapMib) : List.of("-Xms64m"));
      options.add("-Xmx" + heapMib + "m");
    }
    // What the server's classes take: below it, each step of growth is a full collection.
    options.add("-XX:MetaspaceSize=160m");
    options.add("-XX:ReservedCodeCacheSize=96m");
    options.add("-XX:+ExitOnOutOfMemoryError");
    // A command line prevails over the environment, so what is given must not stand there as ours.
    Set<String> names = given.stream().map(HeapOptions::nameOf).collect(Collectors.toSet());
    options.removeIf(ours -> names.contains(nameOf(ours)));
    given.stream().filter(option -> !inEnvironment.contains(option)).forEach(options::add);
    return options;
  }

  private static String nameOf(String option) {
    return option.replaceFirst("^-XX:[+-]?(\\w+).*", "$1");
  }

  private boolean givesNone(String... patterns) {
    return Stream.of(patterns)
        .noneMatch(pattern -> given.stream().anyMatch(option -> option.matches(pattern)));
  }

  /**
   * A heap that need not grow, for each step of growth is a full collection: what is not used of it
   * takes no memory. New objects have little room, so that a server with little to do stays small,
   * but those in use at a collection have enough of it: else they would have to be collected with
   * the old ones.
   */
  private static List<String> serial(int heapMib) {
    return List.of("-Xms" + heapMib + "m", "-XX:NewSize=40m", "-XX:SurvivorRatio=4");
  }

  /** Half of the memory: the server's classes, its code and its threads take nearly 200 MiB. */
  static int defaultMib(long memoryBytes) {
    long half = (memoryBytes >> MEBIBYTE_BITS) / 2;
    return (int) Math.max(SMALLEST_DEFAULT_MIB, Math.min(LARGEST_DEFAULT_MIB, half));
  }

  /** Of the machine, or of the container. */
  private static long memoryBytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : (long) LARGEST_DEFAULT_MIB << MEBIBYTE_BITS;
  }
}
