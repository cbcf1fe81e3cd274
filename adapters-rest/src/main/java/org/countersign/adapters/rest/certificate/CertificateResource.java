package org.countersign.adapters.rest.certificate;

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
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.call.Parameters;
import org.countersign.adapters.rest.call.QueryParameters;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.inventory.FindCertificates;
import org.countersign.application.search.CertificateCriteria;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.issuance.IssuedCertificate;

/** Certificates. */
@Path("/v1/cert-manager/certificates")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class CertificateResource {

  private final FindCertificates certificates;
  private final Clock clock;

  @Inject
  public CertificateResource(FindCertificates certificates, Clock clock) {
    this.certificates = certificates;
    this.clock = clock;
  }

  @GET
  @Path("/{id}")
  public JsonAnswer find(@BeanParam Call call) {
    IssuedCertificate certificate = certificates.find(call.caller(), call.id());
    return new CertificateAnswer.One(CertificateAnswer.of(certificate, clock.instant()));
  }

  /** With {@code format} the certificate by itself, without it the certificate and its chain. */
  @GET
  @Path("/{id}/certificate")
  @Produces(MediaType.WILDCARD)
  @QueryParameters({"format"})
  public Response certificate(@BeanParam Call call) {
    Parameters parameters = call.parameters();
    UUID id = parameters.pathId("id");
    Optional<CertificateFormat> format =
        parameters.oneOf("format", CertificateFormat.values(), CertificateFormat::wireName);
    parameters.check();
    FindCertificates.Bundle bundle = certificates.bundle(call.caller(), id);
    return format
        .map(wanted -> wanted.response(bundle.certificate()))
        .orElseGet(
            () -> Response.ok(BundleAnswer.of(bundle), MediaType.APPLICATION_JSON_TYPE).build());
  }

  @GET
  @Path("/{id}/bundle")
  public JsonAnswer bundle(@BeanParam Call call) {
    return BundleAnswer.of(certificates.bundle(call.caller(), call.id()));
  }

  @POST
  @Path("/search")
  public JsonAnswer search(@BeanParam Call call, Fields body) {
    CertificateCriteria search = CertificateSearch.of(body);
    PageRequest page = SearchFields.page(body, SearchFields.DEFAULT_LIMIT);
    body.check();
    return CertificateAnswer.Many.of(
        certificates.search(call.caller(), search, page), clock.instant());
  }
}
