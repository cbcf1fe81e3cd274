package org.countersign.benchmarks.scenario;

import java.time.Duration;
import org.countersign.benchmarks.load.Load;
import org.countersign.benchmarks.load.LoadResult;
import org.countersign.benchmarks.load.Pace;
import org.countersign.benchmarks.machine.MachineLimits;
import org.countersign.benchmarks.server.LinuxProcess;
import org.countersign.benchmarks.server.ObservedJvm;

/**
 * A load and what it cost.
 *
 * @param serverCpuSeconds of the server's process
 * @param databaseCpuSeconds of the database's processes, if it has its own
 * @param generatorCpuSeconds of this process
 * @param allocatedOctets by the server's threads
 * @param limits of the machine, taken right before
 */
record MeasuredLoad(
    LoadResult result,
    double serverCpuSeconds,
    double databaseCpuSeconds,
    double generatorCpuSeconds,
    long allocatedOctets,
    MachineLimits limits) {

  private static final double MICROS_PER_SECOND = 1e6;
  private static final double OCTETS_PER_KIB = 1024;

  static MeasuredLoad of(
      RunningServer running, Load load, Pace pace, int connections, Duration length) {
    MachineLimits limits = MachineLimits.measure(running.dataDirectory());
    LinuxProcess server = running.server().process();
    LinuxProcess generator = new LinuxProcess(ProcessHandle.current().pid());
    ObservedJvm.Allocations allocatedBefore = running.jvm().allocations();
    double serverBefore = server.cpuSeconds();
    double databaseBefore = running.database().cpuSeconds();
    double generatorBefore = generator.cpuSeconds();
    LoadResult result = load.run(pace, connections, length);
    return new MeasuredLoad(
        result,
        server.cpuSeconds() - serverBefore,
        running.database().cpuSeconds() - databaseBefore,
        generator.cpuSeconds() - generatorBefore,
        running.jvm().allocations().octetsSince(allocatedBefore),
        limits);
  }

  double serverMicrosEach() {
    return each(serverCpuSeconds * MICROS_PER_SECOND);
  }

  double databaseMicrosEach() {
    return each(databaseCpuSeconds * MICROS_PER_SECOND);
  }

  double generatorMicrosEach() {
    return each(generatorCpuSeconds * MICROS_PER_SECOND);
  }

  double allocatedKibEach() {
    return each(allocatedOctets / OCTETS_PER_KIB);
  }

  /** Answers a second for each verification that OpenSSL does on one core. */
  double perVerification() {
    return result.perSecond() / limits.p256Verifies();
  }

  private double each(double whole) {
    return result.succeeded() == 0 ? 0 : whole / result.succeeded();
  }
}
