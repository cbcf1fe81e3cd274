package org.countersign.adapters.rest.certificate;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.call.Parameters;
import org.countersign.adapters.rest.call.QueryParameters;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.inventory.FindCertificates;
import org.countersign.application.profile.ManageCertificateProfiles;
import org.countersign.application.search.CertificateCriteria;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.profile.CertificateProfile;

/** The certificates that were issued under a profile, latest first. */
@Path("/v1/cert-manager/certificate-profiles/{id}/certificates")
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class ProfileCertificatesResource {

  private final FindCertificates certificates;
  private final ManageCertificateProfiles profiles;
  private final Clock clock;

  @Inject
  public ProfileCertificatesResource(
      FindCertificates certificates, ManageCertificateProfiles profiles, Clock clock) {
    this.certificates = certificates;
    this.profiles = profiles;
    this.clock = clock;
  }

  @GET
  @QueryParameters({"search", "offset", "limit"})
  public JsonAnswer list(@BeanParam Call call) {
    Parameters parameters = call.parameters();
    UUID id = parameters.pathId("id");
    String text = parameters.search();
    PageRequest page = parameters.page(SearchFields.DEFAULT_LIMIT);
    parameters.check();
    CertificateProfile profile = profiles.find(call.caller(), id).profile();
    CertificateCriteria search =
        CertificateSearch.underProfile(profile.projectId(), profile.id(), text);
    return CertificateAnswer.Many.of(
        certificates.search(call.caller(), search, page), clock.instant());
  }
}
