package org.countersign.adapters.rest.admin;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.call.Parameters;
import org.countersign.adapters.rest.call.QueryParameters;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.key.ManageBlockedKeys;
import org.countersign.application.key.ManageBlockedKeys.Cause;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.key.BlockedKey.HashedPart;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.validation.FieldError;

/** Keys that get no certificate. */
@Path("/v1/admin/blocked-keys")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class BlockedKeyResource {

  private static final int MAX_REASON_CHARACTERS = 255;
  private static final int MAX_PEM_CHARACTERS = 65_536;

  /** Room for 64 digits with colons between them, and a label. */
  private static final int MAX_HASH_CHARACTERS = 255;

  /** What an administrator may say of a key; that it shares a prime, the server finds by itself. */
  private static final RequestFlaw[] CODES = {RequestFlaw.KEY_BLOCKED, RequestFlaw.KEY_DEBIAN_WEAK};

  private final ManageBlockedKeys keys;
  private final Clock clock;

  @Inject
  public BlockedKeyResource(ManageBlockedKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** One key, in one of four forms. */
  @POST
  public JsonAnswer block(@BeanParam Call call, Fields body) {
    Optional<String> hash = body.text("spkiSha256", MAX_HASH_CHARACTERS);
    Optional<String> modulusHash = body.text("modulusSha256", MAX_HASH_CHARACTERS);
    Optional<String> publicKey = body.text("publicKey", MAX_PEM_CHARACTERS);
    Optional<String> certificate = body.text("certificate", MAX_PEM_CHARACTERS);
    if (Stream.of("spkiSha256", "modulusSha256", "publicKey", "certificate")
            .filter(body::has)
            .count()
        != 1) {
      body.reject(
          "spkiSha256",
          FieldError.CUSTOM,
          "Exactly one of spkiSha256, modulusSha256, publicKey and certificate is required");
    }
    Cause cause = cause(body);
    body.check();
    if (hash.isPresent()) {
      return BlockedKeyAnswer.One.of(keys.block(call.caller(), HashedPart.SPKI, hash.get(), cause));
    }
    if (modulusHash.isPresent()) {
      return BlockedKeyAnswer.One.of(
          keys.block(call.caller(), HashedPart.MODULUS, modulusHash.get(), cause));
    }
    return BlockedKeyAnswer.One.of(
        keys.blockPem(call.caller(), publicKey.or(() -> certificate).orElse(""), cause));
  }

  /** Many keys, by their hashes. */
  @POST
  @Path("/import")
  public JsonAnswer blockAll(@BeanParam Call call, Fields body) {
    HashedPart part = body.has("modulusSha256s") ? HashedPart.MODULUS : HashedPart.SPKI;
    if (part == HashedPart.MODULUS && body.has("spkiSha256s")) {
      body.reject(
          "modulusSha256s",
          FieldError.CUSTOM,
          "Only one of spkiSha256s and modulusSha256s is taken at once");
    }
    String name = part == HashedPart.MODULUS ? "modulusSha256s" : "spkiSha256s";
    body.requirePresent(name);
    List<String> hashes =
        body.texts(name, ManageBlockedKeys.MAX_KEYS, MAX_HASH_CHARACTERS).orElse(List.of());
    Cause cause = cause(body);
    body.check();
    return BlockedKeyAnswer.Imported.of(keys.blockAll(call.caller(), part, hashes, cause));
  }

  private static Cause cause(Fields body) {
    RequestFlaw code = body.oneOf("code", CODES, RequestFlaw::text).orElse(RequestFlaw.KEY_BLOCKED);
    return new Cause(code, body.requiredText("reason", MAX_REASON_CHARACTERS));
  }

  @GET
  @QueryParameters({"search", "offset", "limit"})
  public JsonAnswer list(@BeanParam Call call) {
    Parameters parameters = call.parameters();
    String search = parameters.search();
    PageRequest page = parameters.page(Parameters.DEFAULT_LIMIT);
    parameters.check();
    return BlockedKeyAnswer.Many.of(keys.list(call.caller(), search, page));
  }

  /** With the certificates on the key, of which the page is. */
  @GET
  @Path("/{id}")
  @QueryParameters({"offset", "limit"})
  public JsonAnswer find(@BeanParam Call call) {
    Parameters parameters = call.parameters();
    UUID id = parameters.pathId("id");
    PageRequest page = parameters.page(Parameters.DEFAULT_LIMIT);
    parameters.check();
    return BlockedKeyAnswer.WithCertificates.of(
        keys.find(call.caller(), id, page), clock.instant());
  }

  @DELETE
  @Path("/{id}")
  public JsonAnswer unblock(@BeanParam Call call) {
    return BlockedKeyAnswer.One.of(keys.unblock(call.caller(), call.id()));
  }
}
