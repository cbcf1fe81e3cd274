package org.countersign.adapters.rest.issuance;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.evaluation.EvaluationAnswer;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.issuance.EvaluateCertificateRequest;
import org.countersign.application.issuance.IssueCertificate;

/** A CSR becomes a certificate. */
@Path("/v1/cert-manager/certificates")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class IssuanceResource {

  private final IssueCertificate issueCertificate;
  private final EvaluateCertificateRequest evaluate;

  @Inject
  public IssuanceResource(IssueCertificate issueCertificate, EvaluateCertificateRequest evaluate) {
    this.issueCertificate = issueCertificate;
    this.evaluate = evaluate;
  }

  @POST
  public JsonAnswer issue(@BeanParam Call call, Fields body) {
    IssuanceFields fields = new IssuanceFields(body);
    IssueCertificate.Command command = fields.command(call.caller());
    if (fields.isDryRun()) {
      return EvaluationAnswer.of(evaluate.dryRun(command));
    }
    return IssuanceAnswer.of(issueCertificate.issue(command), fields.removesRoots());
  }
}
