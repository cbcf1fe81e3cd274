package org.countersign.adapters.rest.issuance;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import java.util.Optional;
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.evaluation.EvaluationAnswer;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.application.issuance.EvaluateCertificateRequest;
import org.countersign.application.issuance.IssueCertificate;
import org.countersign.application.issuance.IssueExactlyOnce;
import org.countersign.application.issuance.IssueExactlyOnce.Key;
import org.countersign.application.issuance.IssueExactlyOnce.Outcome;

/** A CSR becomes a certificate. */
@Path("/v1/cert-manager/certificates")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class IssuanceResource {

  private final IssueCertificate issueCertificate;
  private final IssueExactlyOnce issueExactlyOnce;
  private final EvaluateCertificateRequest evaluate;

  @Inject
  public IssuanceResource(
      IssueCertificate issueCertificate,
      IssueExactlyOnce issueExactlyOnce,
      EvaluateCertificateRequest evaluate) {
    this.issueCertificate = issueCertificate;
    this.issueExactlyOnce = issueExactlyOnce;
    this.evaluate = evaluate;
  }

  @POST
  public Response issue(
      @BeanParam Call call,
      @HeaderParam(IdempotencyKeyHeader.NAME) List<String> keys,
      Fields body) {
    Optional<Key> key = IdempotencyKeyHeader.read(keys, body);
    IssuanceFields fields = new IssuanceFields(body);
    IssueCertificate.Command command = fields.command(call.caller());
    if (fields.isDryRun()) {
      return Response.ok(EvaluationAnswer.of(evaluate.dryRun(command))).build();
    }
    if (key.isEmpty()) {
      return answer(issueCertificate.issue(command), fields).build();
    }
    Outcome outcome = issueExactlyOnce.issue(command, key.get());
    ResponseBuilder answer = answer(outcome.issuance(), fields);
    return outcome.replayed()
        ? answer.header(IdempotencyKeyHeader.REPLAYED, "true").build()
        : answer.build();
  }

  private static ResponseBuilder answer(IssueCertificate.Issuance issuance, IssuanceFields fields) {
    return Response.ok(IssuanceAnswer.of(issuance, fields.removesRoots()));
  }
}
