package org.countersign.benchmarks.scenario;

/** Doing nothing for a while. */
final class Pauses {

  private Pauses() {}

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
