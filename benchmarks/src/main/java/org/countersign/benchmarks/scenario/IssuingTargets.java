package org.countersign.benchmarks.scenario;

import static org.countersign.benchmarks.report.Bound.atLeast;
import static org.countersign.benchmarks.report.Bound.atMost;

import java.util.List;
import org.countersign.benchmarks.report.TargetTable;
import org.countersign.benchmarks.request.RequestMix;
import org.countersign.benchmarks.server.DatabaseServer;
import org.countersign.domain.x509.KeyAlgorithm;

/** What issuing is to reach, with P-256 CSRs over 32 connections where nothing else is said. */
final class IssuingTargets {

  private final List<IssuingResult> results;
  private final TargetTable table = new TargetTable();

  private IssuingTargets(List<IssuingResult> results) {
    this.results = List.copyOf(results);
  }

  static TargetTable of(List<IssuingResult> results) {
    IssuingTargets targets = new IssuingTargets(results);
    results.stream()
        .filter(result -> result.of().mix() == RequestMix.P256)
        .forEach(
            result ->
                result.closed(IssuingLoads.MANY).ifPresent(load -> targets.add(result, load)));
    return targets.table;
  }

  private void add(IssuingResult result, MeasuredLoad load) {
    if (result.of().authority() == KeyAlgorithm.RSA_2048) {
      table.ratio(
          "certificates ÷ RSA-2048 signatures",
          result.name(),
          rate(load),
          load.limits().rsa2048Signs(),
          atLeast(0.5));
    }
    if (result.of().authority() == KeyAlgorithm.EC_P256) {
      rates(result, load);
      costs(result, load);
    }
  }

  private void rates(IssuingResult result, MeasuredLoad load) {
    if (result.database().equals(DatabaseServer.Postgresql.LABEL)) {
      double verifies = load.limits().p256Verifies();
      String what = "certificates ÷ P-256 verifications";
      table.ratio(what, result.name(), rate(load), verifies, atLeast(1 / 5.0));
      table.ratio(what + ", the aim", result.name(), rate(load), verifies, atLeast(1 / 3.0));
    } else {
      results.stream()
          .filter(other -> other.database().equals(DatabaseServer.Postgresql.LABEL))
          .filter(other -> other.of().equals(result.of()))
          .filter(other -> other.installation().equals(result.installation()))
          .flatMap(other -> other.closed(IssuingLoads.MANY).stream())
          .forEach(
              other ->
                  table.ratio(
                      "certificates ÷ those on PostgreSQL",
                      result.name(),
                      rate(load),
                      rate(other),
                      atLeast(0.75)));
    }
  }

  private void costs(IssuingResult result, MeasuredLoad load) {
    String name = result.name();
    table.value("server CPU a certificate", name, load.serverMicrosEach(), "µs", atMost(500));
    table.value(
        "p99 at half the peak rate", name, result.open().result().millisAt(99), "ms", atMost(25));
    result
        .closed(4 * IssuingLoads.MANY)
        .ifPresent(
            more -> table.ratio("128 connections ÷ 32", name, rate(more), rate(load), atLeast(1)));
    table.ratio("dry runs ÷ certificates", name, rate(result.dryRun()), rate(load), atLeast(1.5));
  }

  private static double rate(MeasuredLoad load) {
    return load.result().perSecond();
  }
}
