package org.countersign.benchmarks.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.countersign.benchmarks.request.RequestMix;
import org.countersign.benchmarks.server.MeasuredServer.Installation;
import org.countersign.domain.x509.KeyAlgorithm;

/**
 * How much is measured.
 *
 * @param quick whether to see that everything works rather than to get numbers
 * @param installations a server for each JDK
 * @param databases {@code embedded}, {@code postgresql}
 * @param authorities the kinds of CA key
 * @param mixes the kinds of CSR
 * @param connections how many at a time
 * @param warmUp before a load is measured
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
    List<String> databases,
    List<KeyAlgorithm> authorities,
    List<RequestMix> mixes,
    List<Integer> connections,
    Duration warmUp,
    Duration measurement,
    int requests,
    int certificates,
    Duration soak,
    double rate,
    Path work) {

  public Plan {
    installations = List.copyOf(installations);
    databases = List.copyOf(databases);
    authorities = List.copyOf(authorities);
    mixes = List.copyOf(mixes);
    connections = List.copyOf(connections);
  }

  /** Where CSRs are kept from run to run. */
  public Path requestDirectory() {
    return work.resolve("requests");
  }
}
