package org.countersign.application.port.telemetry;

/** How the commits go that requests share. */
@FunctionalInterface
public interface CommitMetrics {

  /**
   * A shared commit has ended, well or not.
   *
   * @param units how many units of work shared it
   */
  void committed(int units, long nanos);
}
