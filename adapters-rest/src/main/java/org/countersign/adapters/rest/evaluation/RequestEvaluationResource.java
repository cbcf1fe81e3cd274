package org.countersign.adapters.rest.evaluation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.issuance.EvaluateCertificateRequest;

/** A request on record, judged by what is in force now. */
@Path("/v1/cert-manager/certificates/certificate-requests/{id}/evaluate")
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class RequestEvaluationResource {

  private final EvaluateCertificateRequest evaluate;

  @Inject
  public RequestEvaluationResource(EvaluateCertificateRequest evaluate) {
    this.evaluate = evaluate;
  }

  @POST
  public JsonAnswer again(@BeanParam Call call) {
    return EvaluationAnswer.of(evaluate.again(call.caller(), call.id()));
  }
}
