package org.countersign.adapters.rest.policy;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.call.Parameters;
import org.countersign.adapters.rest.call.QueryParameters;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.policy.ManageCertificatePolicies;
import org.countersign.application.policy.ManageCertificatePolicies.PolicyChange;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.policy.document.PolicyDocument;

/** Certificate policies. */
@Path("/v1/cert-manager/certificate-policies")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class PolicyResource {

  private static final int MAX_NAME_CHARACTERS = 255;

  private final ManageCertificatePolicies policies;

  @Inject
  public PolicyResource(ManageCertificatePolicies policies) {
    this.policies = policies;
  }

  @POST
  public JsonAnswer create(@BeanParam Call call, Fields body) {
    UUID projectId = body.requiredUuid("projectId");
    String name = body.requiredText("name", MAX_NAME_CHARACTERS);
    String description = description(body).orElse("");
    PolicyDocument rules = new PolicyFields(body).document();
    body.check();
    return PolicyAnswer.One.of(policies.create(call.caller(), projectId, name, description, rules));
  }

  @GET
  @QueryParameters({"projectId", "search", "offset", "limit"})
  public JsonAnswer list(@BeanParam Call call) {
    Parameters parameters = call.parameters();
    UUID projectId = parameters.requiredUuid("projectId");
    String search = parameters.search();
    PageRequest page = parameters.page(Parameters.DEFAULT_LIMIT);
    parameters.check();
    return PolicyAnswer.Many.of(policies.list(call.caller(), projectId, search, page));
  }

  @GET
  @Path("/{id}")
  public JsonAnswer find(@BeanParam Call call) {
    return PolicyAnswer.One.of(policies.find(call.caller(), call.id()));
  }

  @PATCH
  @Path("/{id}")
  public JsonAnswer update(@BeanParam Call call, Fields body) {
    PolicyFields rules = new PolicyFields(body);
    rules.document();
    PolicyChange change =
        new PolicyChange(body.text("name", MAX_NAME_CHARACTERS), description(body), rules::changed);
    body.check();
    return PolicyAnswer.One.of(policies.update(call.caller(), call.id(), change));
  }

  @DELETE
  @Path("/{id}")
  public JsonAnswer remove(@BeanParam Call call) {
    return PolicyAnswer.One.of(policies.remove(call.caller(), call.id()));
  }

  /** Null takes the description away. */
  private static Optional<String> description(Fields body) {
    return body.isNull("description")
        ? Optional.of("")
        : body.text("description", CertificatePolicy.MAX_DESCRIPTION_CHARACTERS);
  }
}
