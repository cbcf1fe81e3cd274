package org.countersign.adapters.rest.recipe;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.call.Parameters;
import org.countersign.adapters.rest.call.QueryParameters;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.profile.RecommendCsr;
import org.countersign.domain.recipe.RecipeFormat;
import org.countersign.domain.recipe.TemplateNames;

/** How to make a CSR that a profile accepts. */
@Path("/v1/cert-manager/certificate-profiles/{id}/csr-template")
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class CsrTemplateResource {

  private static final int MAX_NAME_CHARACTERS = 255;

  /** As many as a request without a CSR may have. */
  private static final int MAX_NAMES = 100;

  private final RecommendCsr recommend;

  @Inject
  public CsrTemplateResource(RecommendCsr recommend) {
    this.recommend = recommend;
  }

  @GET
  @QueryParameters({"format", "commonName", "dnsName"})
  public JsonAnswer template(@BeanParam Call call) {
    Parameters parameters = call.parameters();
    UUID id = parameters.pathId("id");
    RecipeFormat format =
        parameters
            .oneOf("format", RecipeFormat.values(), RecipeFormat::wireName)
            .orElse(RecipeFormat.OPENSSL);
    TemplateNames names =
        new TemplateNames(
            parameters.text("commonName", MAX_NAME_CHARACTERS),
            parameters.texts("dnsName", MAX_NAME_CHARACTERS, MAX_NAMES));
    parameters.check();
    return CsrTemplateAnswer.One.of(recommend.recommend(call.caller(), id, names), format);
  }
}
