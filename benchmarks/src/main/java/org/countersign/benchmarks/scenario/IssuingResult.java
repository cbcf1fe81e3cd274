package org.countersign.benchmarks.scenario;

import java.util.Map;
import java.util.Optional;
import org.countersign.benchmarks.server.DatabaseServer;
import org.countersign.benchmarks.server.MeasuredServer.Installation;

/**
 * What a case came to on one JDK and one database.
 *
 * @param database as {@link DatabaseServer#label} has it
 * @param closed by the number of connections
 * @param open at half of the best rate
 */
record IssuingResult(
    Installation installation,
    String database,
    IssuingCase of,
    Map<Integer, MeasuredLoad> closed,
    MeasuredLoad open,
    MeasuredLoad dryRun) {

  IssuingResult {
    closed = Map.copyOf(closed);
  }

  /** In tables. */
  String name() {
    return "JDK %s, %s, CA %s, CSRs %s"
        .formatted(
            installation.javaFeature(), database, of.authority().policyName(), of.mix().label());
  }

  Optional<MeasuredLoad> closed(int connections) {
    return Optional.ofNullable(closed.get(connections));
  }
}
