package org.countersign.application.evaluation;

import org.countersign.application.access.AccessControl;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.persistence.Policies;
import org.countersign.application.port.persistence.UnitOfWork;

/** Builds the use cases of this package from the ports they need. */
public final class EvaluationUseCases {

  private EvaluationUseCases() {}

  public static EvaluatePolicy evaluatePolicy(
      UnitOfWork unitOfWork,
      Policies policies,
      CertificationRequestReader reader,
      AccessControl control) {
    return new PolicyEvaluation(unitOfWork, policies, reader, control);
  }
}
