package org.countersign.adapters.rest;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.countersign.application.issuance.IssueCertificate;
import org.countersign.application.issuance.IssueExactlyOnce;

/** Answers as the test at hand wants it, and says what it was asked for. */
final class ScriptedIssuance implements IssueCertificate, IssueExactlyOnce {

  private final AtomicReference<Function<Command, Issuance>> script = new AtomicReference<>();
  private final AtomicReference<Command> asked = new AtomicReference<>();
  private final AtomicReference<Outcome> outcomes = new AtomicReference<>();
  private final AtomicReference<Key> askedKey = new AtomicReference<>();

  void answers(Function<Command, Issuance> answer) {
    asked.set(null);
    script.set(answer);
  }

  /** What is asked for with a key is answered with this. */
  void answersToKeys(Outcome outcome) {
    asked.set(null);
    askedKey.set(null);
    outcomes.set(outcome);
  }

  /** Null when nothing was asked for with a key since the answer was set. */
  Key askedKey() {
    return askedKey.get();
  }

  /** Null when nothing was asked for since the answer was set. */
  Command asked() {
    return asked.get();
  }

  @Override
  public Issuance issue(Command command) {
    asked.set(command);
    return script.get().apply(command);
  }

  @Override
  public Outcome issue(Command command, Key key) {
    asked.set(command);
    askedKey.set(key);
    return outcomes.get();
  }
}
