package org.countersign.adapters.rest.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.call.Public;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.access.AccessTokenGrant;
import org.countersign.application.access.Authenticate;
import org.countersign.application.access.RateLimits;

/**
 * Access tokens: had by universal auth, renewed, revoked. The token stands in the body.
 *
 * <p>Members that nobody knows here are overlooked: clients in the field send some, and none of
 * them could widen what a token is good for.
 */
@Path("/v1/auth")
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class TokenResource {

  /** Beyond what any client id or secret has; the use case refuses these all the same. */
  private static final int MAX_CREDENTIAL_CHARACTERS = 4096;

  private static final int MAX_TOKEN_CHARACTERS = 8192;

  private final Authenticate authenticate;
  private final RateLimits limits;

  @Inject
  public TokenResource(Authenticate authenticate, RateLimits limits) {
    this.authenticate = authenticate;
    this.limits = limits;
  }

  @POST
  @Path("/universal-auth/login")
  @Public
  public Response logIn(@BeanParam Call call, Fields body) {
    limits.countLogin(call.origin());
    String clientId = body.requiredText("clientId", MAX_CREDENTIAL_CHARACTERS);
    String clientSecret = body.requiredText("clientSecret", MAX_CREDENTIAL_CHARACTERS);
    body.checkAsked();
    return unkept(GrantAnswer.of(authenticate.logIn(clientId, clientSecret, call.origin())));
  }

  @POST
  @Path("/token/renew")
  @Public
  public Response renew(@BeanParam Call call, Fields body) {
    return unkept(GrantAnswer.of(authenticate.renew(tokenIn(body), call.origin())));
  }

  @POST
  @Path("/token/revoke")
  @Public
  public JsonAnswer revoke(@BeanParam Call call, Fields body) {
    authenticate.revoke(tokenIn(body), call.origin());
    return new MessageAnswer("Successfully revoked access token");
  }

  private static String tokenIn(Fields body) {
    String token = body.requiredText("accessToken", MAX_TOKEN_CHARACTERS);
    body.checkAsked();
    return token;
  }

  /** RFC 6750, 5.3: no cache keeps a token. */
  private static Response unkept(JsonAnswer answer) {
    return Response.ok(answer).header("Cache-Control", "no-store").build();
  }

  record MessageAnswer(String message) implements JsonAnswer {}

  record GrantAnswer(String accessToken, long expiresIn, long accessTokenMaxTTL, String tokenType)
      implements JsonAnswer {

    static GrantAnswer of(AccessTokenGrant grant) {
      return new GrantAnswer(
          grant.accessToken(), grant.expiresIn().toSeconds(), grant.maxTtl().toSeconds(), "Bearer");
    }

    @Override
    public String toString() {
      return "GrantAnswer[" + expiresIn + "]";
    }
  }
}
