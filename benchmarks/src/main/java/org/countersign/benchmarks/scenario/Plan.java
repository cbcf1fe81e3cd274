package org.countersign.benchmarks.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.countersign.benchmarks.server.MeasuredServer.Installation;

/**
 * How much is measured.
 *
 * @param quick whether to see that everything works rather than to get numbers
 * @param installations a server for each JDK
 * @param issuingOn those of them on which issuing is measured
 * @param databases {@code embedded}, {@code postgresql}
 * @param cases what is issued
 * @param warmUp before the first load of a server is measured; the later ones have less
 * @param measurement how long each load is measured
 * @param requests how many distinct CSRs a load has
 * @param certificates how many are stored beforehand where growth is measured
 * @param soak how long the soak lasts
 * @param rate requests a second of the open loop; 0: half of what the closed loop reached
 * @param work where data directories are made
 */
public record Plan(
    boolean quick,
    List<Installation> installations,
    List<Installation> issuingOn,
    List<String> databases,
    List<IssuingCase> cases,
    Duration warmUp,
    Duration measurement,
    int requests,
    int certificates,
    Duration soak,
    double rate,
    Path work) {

  public Plan {
    installations = List.copyOf(installations);
    issuingOn = List.copyOf(issuingOn);
    databases = List.copyOf(databases);
    cases = List.copyOf(cases);
  }

  /** Where CSRs are kept from run to run. */
  public Path requestDirectory() {
    return work.resolve("csrs");
  }
}
