package org.countersign.adapters.rest;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.countersign.application.access.Caller;
import org.countersign.application.evaluation.Evaluation;
import org.countersign.application.issuance.EvaluateCertificateRequest;
import org.countersign.application.issuance.IssueCertificate.Command;
import org.countersign.domain.issuance.IssuanceRecord;

/** Says of every request what the test at hand wants it to. */
final class ScriptedEvaluation implements EvaluateCertificateRequest {

  private final AtomicReference<Function<Command, Evaluation>> script = new AtomicReference<>();
  private final AtomicReference<Function<UUID, Again>> again = new AtomicReference<>();

  void answers(Function<Command, Evaluation> answer) {
    script.set(answer);
  }

  void answersAgain(IssuanceRecord request, Evaluation evaluation) {
    again.set(
        id -> {
          if (!id.equals(request.id())) {
            throw new AssertionError("asked for another request");
          }
          return new Again(request, evaluation);
        });
  }

  @Override
  public Evaluation dryRun(Command command) {
    return script.get().apply(command);
  }

  @Override
  public Again again(Caller caller, UUID requestId) {
    return again.get().apply(requestId);
  }
}
