package org.countersign.adapters.rest.issuance;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.issuance.IssueCertificate;

/** A CSR becomes a certificate. */
@Path("/v1/cert-manager/certificates")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class IssuanceResource {

  private final IssueCertificate issueCertificate;

  @Inject
  public IssuanceResource(IssueCertificate issueCertificate) {
    this.issueCertificate = issueCertificate;
  }

  @POST
  public JsonAnswer issue(@BeanParam Call call, Fields body) {
    IssuanceFields fields = new IssuanceFields(body);
    IssueCertificate.Command command = fields.command(call.caller());
    return IssuanceAnswer.of(issueCertificate.issue(command), fields.removesRoots());
  }
}
