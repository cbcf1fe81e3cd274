package org.countersign.adapters.rest.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.call.QueryParameters;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.access.ManageIdentities;
import org.countersign.application.access.ManageIdentities.ClientSecretTerms;
import org.countersign.application.access.ManageIdentities.NewClientSecret;
import org.countersign.domain.access.ClientSecret;

/** The client secrets of an identity; each is shown once, when it is made. */
@Path("/v1/auth/universal-auth/identities/{id}/client-secrets")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class ClientSecretResource {

  private static final int MAX_DESCRIPTION_CHARACTERS = 255;

  private final ManageIdentities identities;

  @Inject
  public ClientSecretResource(ManageIdentities identities) {
    this.identities = identities;
  }

  @POST
  public Response create(@BeanParam Call call, Fields body) {
    ClientSecretTerms terms =
        new ClientSecretTerms(
            body.text("description", MAX_DESCRIPTION_CHARACTERS).orElse(""),
            body.integer("numUsesLimit", 0, Integer.MAX_VALUE).orElse(0),
            body.integer("ttl", 0, Integer.MAX_VALUE)
                .filter(seconds -> seconds > 0)
                .map(Duration::ofSeconds));
    body.check();
    NewClientSecret created = identities.createClientSecret(call.caller(), call.id(), terms);
    Created answer = new Created(created.clientSecret(), SecretAnswer.of(created.record()));
    return Response.ok(answer).header("Cache-Control", "no-store").build();
  }

  @GET
  @QueryParameters({})
  public JsonAnswer list(@BeanParam Call call) {
    return new Many(
        identities.clientSecrets(call.caller(), call.id()).stream().map(SecretAnswer::of).toList());
  }

  @GET
  @Path("/{clientSecretId}")
  public JsonAnswer find(@BeanParam Call call) {
    return new One(
        SecretAnswer.of(
            identities.findClientSecret(call.caller(), call.id(), call.id("clientSecretId"))));
  }

  @POST
  @Path("/{clientSecretId}/revoke")
  @Consumes(MediaType.WILDCARD)
  public JsonAnswer revoke(@BeanParam Call call) {
    return new One(
        SecretAnswer.of(
            identities.revokeClientSecret(call.caller(), call.id(), call.id("clientSecretId"))));
  }

  record SecretAnswer(
      UUID id,
      UUID identityId,
      String description,
      String clientSecretPrefix,
      int clientSecretNumUses,
      int clientSecretNumUsesLimit,
      Optional<Instant> expiresAt,
      boolean isClientSecretRevoked,
      Instant createdAt) {

    static SecretAnswer of(ClientSecret secret) {
      return new SecretAnswer(
          secret.id(),
          secret.identityId(),
          secret.description(),
          secret.prefix(),
          secret.uses(),
          secret.usesLimit(),
          secret.expiresAt(),
          secret.revoked(),
          secret.createdAt());
    }
  }

  record One(SecretAnswer clientSecretData) implements JsonAnswer {}

  record Many(List<SecretAnswer> clientSecretData) implements JsonAnswer {}

  record Created(String clientSecret, SecretAnswer clientSecretData) implements JsonAnswer {

    @Override
    public String toString() {
      return "Created[" + clientSecretData + "]";
    }
  }
}
