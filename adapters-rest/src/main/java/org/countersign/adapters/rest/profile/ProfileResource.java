package org.countersign.adapters.rest.profile;

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
import org.countersign.application.profile.ManageCertificateProfiles;
import org.countersign.application.search.PageRequest;
import org.countersign.application.search.ProfileCriteria;
import org.countersign.domain.profile.EnrollmentMethod;
import org.countersign.domain.profile.IssuerType;
import org.countersign.domain.profile.ProfileDocument;

/** Certificate profiles. */
@Path("/v1/cert-manager/certificate-profiles")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class ProfileResource {

  private final ManageCertificateProfiles profiles;

  @Inject
  public ProfileResource(ManageCertificateProfiles profiles) {
    this.profiles = profiles;
  }

  @POST
  public JsonAnswer create(@BeanParam Call call, Fields body) {
    UUID projectId = body.requiredUuid("projectId");
    body.requirePresent("certificatePolicyId");
    ProfileDocument document = new ProfileFields(body).document();
    body.check();
    return ProfileAnswer.One.of(profiles.create(call.caller(), projectId, document));
  }

  @GET
  @QueryParameters({
    "projectId",
    "search",
    "enrollmentType",
    "issuerType",
    "caId",
    "offset",
    "limit"
  })
  public JsonAnswer list(@BeanParam Call call) {
    Parameters parameters = call.parameters();
    ProfileCriteria search =
        new ProfileCriteria(
            parameters.requiredUuid("projectId"),
            parameters.search(),
            parameters.oneOf(
                "enrollmentType", EnrollmentMethod.values(), EnrollmentMethod::wireName),
            parameters.oneOf("issuerType", IssuerType.values(), IssuerType::wireName),
            parameters.uuid("caId"),
            Optional.empty());
    PageRequest page = parameters.page(Parameters.DEFAULT_LIMIT);
    parameters.check();
    return ProfileAnswer.Many.of(profiles.list(call.caller(), search, page));
  }

  @GET
  @Path("/{id}")
  public JsonAnswer find(@BeanParam Call call) {
    return ProfileAnswer.One.of(profiles.find(call.caller(), call.id()));
  }

  @GET
  @Path("/slug/{slug}")
  public JsonAnswer findBySlug(@BeanParam Call call) {
    Parameters parameters = call.parameters();
    String slug = parameters.pathText("slug");
    UUID projectId = parameters.requiredUuid("projectId");
    parameters.check();
    return ProfileAnswer.One.of(profiles.findBySlug(call.caller(), projectId, slug));
  }

  @PATCH
  @Path("/{id}")
  public JsonAnswer update(@BeanParam Call call, Fields body) {
    ProfileFields fields = new ProfileFields(body);
    fields.document();
    body.check();
    return ProfileAnswer.One.of(profiles.update(call.caller(), call.id(), fields::changed));
  }

  @DELETE
  @Path("/{id}")
  public JsonAnswer remove(@BeanParam Call call) {
    return ProfileAnswer.One.of(profiles.remove(call.caller(), call.id()));
  }
}
