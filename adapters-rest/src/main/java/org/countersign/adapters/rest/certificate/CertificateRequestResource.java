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
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.call.Parameters;
import org.countersign.adapters.rest.call.QueryParameters;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.inventory.FindCertificateRequests;
import org.countersign.application.search.CertificateRequestCriteria;
import org.countersign.application.search.PageRequest;

/** Requests for certificates, whatever became of them. */
@Path("/v1/cert-manager/certificates/certificate-requests")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class CertificateRequestResource {

  private final FindCertificateRequests requests;

  @Inject
  public CertificateRequestResource(FindCertificateRequests requests) {
    this.requests = requests;
  }

  /** The request itself, unwrapped: clients poll its status. */
  @GET
  @Path("/{id}")
  public JsonAnswer find(@BeanParam Call call) {
    return CertificateRequestAnswer.of(requests.find(call.caller(), call.id()));
  }

  @GET
  @QueryParameters({
    "projectId",
    "status",
    "profileId",
    "search",
    "violationCode",
    "offset",
    "limit"
  })
  public JsonAnswer list(@BeanParam Call call) {
    Parameters parameters = call.parameters();
    CertificateRequestCriteria search = CertificateRequestSearch.of(parameters);
    PageRequest page = parameters.page(Parameters.DEFAULT_LIMIT);
    parameters.check();
    return CertificateRequestAnswer.Many.of(requests.search(call.caller(), search, page));
  }

  @POST
  @Path("/search")
  public JsonAnswer search(@BeanParam Call call, Fields body) {
    CertificateRequestCriteria search = CertificateRequestSearch.of(body);
    PageRequest page = SearchFields.page(body, Parameters.DEFAULT_LIMIT);
    body.check();
    return CertificateRequestAnswer.Many.of(requests.search(call.caller(), search, page));
  }
}
