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
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.access.ManageIdentities;
import org.countersign.domain.access.UniversalAuth;

/** How an identity logs in: its client id and the lives of its tokens. */
@Path("/v1/auth/universal-auth/identities/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class UniversalAuthResource {

  private final ManageIdentities identities;

  @Inject
  public UniversalAuthResource(ManageIdentities identities) {
    this.identities = identities;
  }

  @POST
  public JsonAnswer add(@BeanParam Call call, Fields body) {
    Optional<Duration> ttl = seconds(body, "accessTokenTTL");
    Optional<Duration> maxTtl = seconds(body, "accessTokenMaxTTL");
    body.check();
    return One.of(identities.addUniversalAuth(call.caller(), call.id(), ttl, maxTtl));
  }

  @GET
  public JsonAnswer find(@BeanParam Call call) {
    return One.of(identities.findUniversalAuth(call.caller(), call.id()));
  }

  @PATCH
  public JsonAnswer update(@BeanParam Call call, Fields body) {
    Optional<Duration> ttl = seconds(body, "accessTokenTTL");
    Optional<Duration> maxTtl = seconds(body, "accessTokenMaxTTL");
    body.check();
    return One.of(identities.updateUniversalAuth(call.caller(), call.id(), ttl, maxTtl));
  }

  @DELETE
  public JsonAnswer remove(@BeanParam Call call) {
    return One.of(identities.removeUniversalAuth(call.caller(), call.id()));
  }

  @POST
  @Path("/unlock")
  @Consumes(MediaType.WILDCARD)
  public JsonAnswer unlock(@BeanParam Call call) {
    return One.of(identities.unlock(call.caller(), call.id()));
  }

  private static Optional<Duration> seconds(Fields body, String name) {
    return body.integer(name, 1, Integer.MAX_VALUE).map(Duration::ofSeconds);
  }

  record UniversalAuthAnswer(
      UUID identityId, String clientId, long accessTokenTTL, long accessTokenMaxTTL) {}

  record One(UniversalAuthAnswer identityUniversalAuth) implements JsonAnswer {

    static One of(UniversalAuth auth) {
      return new One(
          new UniversalAuthAnswer(
              auth.identityId(),
              auth.clientId(),
              auth.accessTokenTtl().toSeconds(),
              auth.accessTokenMaxTtl().toSeconds()));
    }
  }
}
