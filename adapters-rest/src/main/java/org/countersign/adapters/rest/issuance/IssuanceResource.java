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
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.call.QueryParameters;
import org.countersign.adapters.rest.json.Fields;

/** A CSR becomes a certificate. */
@Path("/v1/cert-manager/certificates")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class IssuanceResource {

  private final IssuanceExchange exchange;

  @Inject
  public IssuanceResource(IssuanceExchange exchange) {
    this.exchange = exchange;
  }

  @POST
  @QueryParameters(
      value = {},
      judgesOthers = true)
  public Response issue(
      @BeanParam Call call,
      @HeaderParam(IdempotencyKeyHeader.NAME) List<String> keys,
      Fields body) {
    IssuanceExchange.Reply reply =
        exchange.issue(call.caller(), keys, call.parameters().names(), body);
    ResponseBuilder answer = Response.ok(reply.answer());
    return reply.replayed()
        ? answer.header(IdempotencyKeyHeader.REPLAYED, "true").build()
        : answer.build();
  }
}
