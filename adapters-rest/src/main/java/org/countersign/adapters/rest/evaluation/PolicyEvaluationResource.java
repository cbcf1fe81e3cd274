package org.countersign.adapters.rest.evaluation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.call.QueryParameters;
import org.countersign.adapters.rest.json.CsrField;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.adapters.rest.json.TtlField;
import org.countersign.application.evaluation.EvaluatePolicy;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.validation.FieldError;

/** What a policy thinks of a CSR, or of the attributes of one. */
@Path("/v1/cert-manager/certificate-policies/{id}/evaluate")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class PolicyEvaluationResource {

  private final EvaluatePolicy evaluate;

  @Inject
  public PolicyEvaluationResource(EvaluatePolicy evaluate) {
    this.evaluate = evaluate;
  }

  @POST
  @QueryParameters(
      value = {},
      judgesOthers = true)
  public JsonAnswer evaluate(@BeanParam Call call, Fields body) {
    Optional<String> csr = CsrField.read(body);
    Optional<Fields> attributes = body.object("attributes");
    Optional<Duration> ttl = ttl(body, attributes);
    Optional<JudgedRequest> request = attributes.map(given -> AttributeFields.read(given, ttl));
    if (body.has("csr") == body.has("attributes")) {
      body.reject("csr", FieldError.CUSTOM, "Send either csr or attributes");
    }
    List<Warning> warnings = RequestMembers.OF_POLICY.check(body, call.parameters().names());
    return EvaluationAnswer.of(
        csr.isPresent()
            ? evaluate.ofCsr(call.caller(), call.id(), csr.get(), ttl)
            : evaluate.ofRequest(call.caller(), call.id(), request.orElseThrow()),
        warnings);
  }

  /** Beside the attributes, or among them as in a request for a certificate. */
  private static Optional<Duration> ttl(Fields body, Optional<Fields> attributes) {
    Optional<Duration> inAttributes = attributes.flatMap(TtlField::read);
    return TtlField.read(body).or(() -> inAttributes);
  }
}
