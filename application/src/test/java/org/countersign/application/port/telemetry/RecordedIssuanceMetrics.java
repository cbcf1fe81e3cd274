package org.countersign.application.port.telemetry;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was measured of issuing, in its order. */
public final class RecordedIssuanceMetrics implements IssuanceMetrics {

  private final List<Step> steps = new CopyOnWriteArrayList<>();
  private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
  private final List<String> violations = new CopyOnWriteArrayList<>();

  @Override
  public void stepTook(Step step, long nanos) {
    steps.add(step);
  }

  @Override
  public void ended(Outcome outcome, long nanos) {
    outcomes.add(outcome);
  }

  @Override
  public void violated(String code) {
    violations.add(code);
  }

  public List<Step> steps() {
    return steps;
  }

  public List<Outcome> outcomes() {
    return outcomes;
  }

  public List<String> violations() {
    return violations;
  }
}
