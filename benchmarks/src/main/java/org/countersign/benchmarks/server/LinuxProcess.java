package org.countersign.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says of a process under {@code /proc} (proc(5)). */
public record LinuxProcess(long pid) {

  /** {@code USER_HZ}, which is 100 wherever Linux runs our JDKs. */
  private static final double TICKS_PER_SECOND = 100;

  /** Fields of {@code stat} after the name in parentheses: utime, stime, cutime, cstime. */
  private static final int UTIME = 11;

  private static final int STIME = 12;
  private static final int CUTIME = 13;
  private static final int CSTIME = 14;

  private static final double KIB_PER_MIB = 1024;

  /** User and system, of this process alone. */
  public double cpuSeconds() {
    String[] fields = stat();
    return (ticks(fields, UTIME) + ticks(fields, STIME)) / TICKS_PER_SECOND;
  }

  /** User and system, with all that descend from it and with its children that have ended. */
  public double cpuSecondsOfTree() {
    String[] fields = stat();
    double ended = (ticks(fields, CUTIME) + ticks(fields, CSTIME)) / TICKS_PER_SECOND;
    double children =
        ProcessHandle.of(pid).stream()
            .flatMap(ProcessHandle::descendants)
            .filter(ProcessHandle::isAlive)
            .mapToDouble(child -> new LinuxProcess(child.pid()).cpuSecondsOrNone())
            .sum();
    return cpuSeconds() + ended + children;
  }

  private double cpuSecondsOrNone() {
    return Files.exists(file("stat")) ? cpuSeconds() : 0;
  }

  /** Whether it has started processes that still run. */
  public boolean hasChildren() {
    return ProcessHandle.of(pid).flatMap(process -> process.children().findAny()).isPresent();
  }

  /** Resident memory. */
  public double residentMib() {
    String text = read("status").replaceFirst("(?s).*VmRSS:\\s*(\\d+) kB.*", "$1");
    return Long.parseLong(text) / KIB_PER_MIB;
  }

  private String[] stat() {
    String text = read("stat");
    return text.substring(text.lastIndexOf(')') + 2).split(" ");
  }

  private static long ticks(String[] fields, int index) {
    return Long.parseLong(fields[index]);
  }

  private String read(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new IllegalStateException("process " + pid + " cannot be observed", e);
    }
  }

  private Path file(String name) {
    return Path.of("/proc", Long.toString(pid), name);
  }
}
