package org.countersign.adapters.rest.access;

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
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.call.Parameters;
import org.countersign.adapters.rest.call.QueryParameters;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.access.ManageIdentities;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.OrganizationRole;

/** Machine identities. */
@Path("/v1/identities")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class IdentityResource {

  private static final int MAX_NAME_CHARACTERS = 255;

  private final ManageIdentities identities;

  @Inject
  public IdentityResource(ManageIdentities identities) {
    this.identities = identities;
  }

  @POST
  public JsonAnswer create(@BeanParam Call call, Fields body) {
    String name = body.requiredText("name", MAX_NAME_CHARACTERS);
    OrganizationRole role = role(body).orElse(OrganizationRole.MEMBER);
    body.check();
    return IdentityAnswer.One.of(identities.create(call.caller(), name, role));
  }

  @GET
  @QueryParameters({"search", "offset", "limit"})
  public JsonAnswer list(@BeanParam Call call) {
    Parameters parameters = call.parameters();
    String search = parameters.search();
    PageRequest page = parameters.page(Parameters.DEFAULT_LIMIT);
    parameters.check();
    return IdentityAnswer.Many.of(identities.list(call.caller(), search, page));
  }

  @GET
  @Path("/{id}")
  public JsonAnswer find(@BeanParam Call call) {
    return IdentityAnswer.One.of(identities.find(call.caller(), call.id()));
  }

  @PATCH
  @Path("/{id}")
  public JsonAnswer update(@BeanParam Call call, Fields body) {
    Optional<String> name = body.text("name", MAX_NAME_CHARACTERS);
    Optional<OrganizationRole> role = role(body);
    body.check();
    return IdentityAnswer.One.of(identities.update(call.caller(), call.id(), name, role));
  }

  @DELETE
  @Path("/{id}")
  public JsonAnswer remove(@BeanParam Call call) {
    return IdentityAnswer.One.of(identities.remove(call.caller(), call.id()));
  }

  private static Optional<OrganizationRole> role(Fields body) {
    return body.oneOf("role", OrganizationRole.values(), OrganizationRole::wireName);
  }
}
