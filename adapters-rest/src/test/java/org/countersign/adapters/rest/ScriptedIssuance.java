package org.countersign.adapters.rest;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.countersign.application.issuance.IssueCertificate;

/** Answers as the test at hand wants it, and says what it was asked for. */
final class ScriptedIssuance implements IssueCertificate {

  private final AtomicReference<Function<Command, Issuance>> script = new AtomicReference<>();
  private final AtomicReference<Command> asked = new AtomicReference<>();

  void answers(Function<Command, Issuance> answer) {
    asked.set(null);
    script.set(answer);
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
}
