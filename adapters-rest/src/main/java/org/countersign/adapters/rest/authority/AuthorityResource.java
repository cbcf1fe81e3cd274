package org.countersign.adapters.rest.authority;

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
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.call.Parameters;
import org.countersign.adapters.rest.call.Public;
import org.countersign.adapters.rest.call.QueryParameters;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.authority.ManageAuthorities;
import org.countersign.application.authority.ManageAuthorities.AuthorityChange;
import org.countersign.application.authority.ManageAuthorities.NewAuthority;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.AuthorityCriteria;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.authority.AuthorityStatus;
import org.countersign.domain.authority.CertificateAuthority;

/** Certification authorities whose keys Countersign keeps. */
@Path("/v1/cert-manager/ca/internal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class AuthorityResource {

  private static final int DEFAULT_LIMIT = 25;

  private final ManageAuthorities authorities;

  @Inject
  public AuthorityResource(ManageAuthorities authorities) {
    this.authorities = authorities;
  }

  /** A CA that is to be disabled from the start is made and then switched off. */
  @POST
  public JsonAnswer create(@BeanParam Call call, Fields body) {
    NewAuthority wanted = AuthorityFields.newAuthority(body);
    Optional<AuthorityStatus> status = AuthorityFields.status(body);
    body.check();
    CertificateAuthority created = authorities.create(call.caller(), wanted);
    if (status.equals(Optional.of(AuthorityStatus.DISABLED))) {
      AuthorityChange switchOff = new AuthorityChange(Optional.empty(), status);
      return AuthorityAnswer.of(authorities.update(call.caller(), created.id(), switchOff));
    }
    return AuthorityAnswer.of(created);
  }

  @GET
  @QueryParameters({"projectId", "search", "status", "offset", "limit"})
  public JsonAnswer list(@BeanParam Call call) {
    Parameters parameters = call.parameters();
    AuthorityCriteria search =
        new AuthorityCriteria(
            parameters.requiredUuid("projectId"),
            parameters.search(),
            parameters.oneOf("status", AuthorityStatus.values(), AuthorityStatus::wireName));
    PageRequest page = parameters.page(DEFAULT_LIMIT);
    parameters.check();
    return AuthorityAnswer.Many.of(authorities.list(call.caller(), search, page));
  }

  @GET
  @Path("/{id}")
  public JsonAnswer find(@BeanParam Call call) {
    return AuthorityAnswer.of(authorities.find(call.caller(), call.id()));
  }

  @PATCH
  @Path("/{id}")
  public JsonAnswer update(@BeanParam Call call, Fields body) {
    AuthorityChange change = AuthorityFields.change(body);
    body.check();
    return AuthorityAnswer.of(authorities.update(call.caller(), call.id(), change));
  }

  @DELETE
  @Path("/{id}")
  public JsonAnswer remove(@BeanParam Call call) {
    return AuthorityAnswer.of(authorities.remove(call.caller(), call.id()));
  }

  @GET
  @Path("/{id}/certificate")
  public JsonAnswer certificate(@BeanParam Call call) {
    return AuthorityCertificateAnswer.of(authorities.chain(call.caller(), call.id()));
  }

  /** A CA has one certificate at a time, and keeps it until it is renewed. */
  @GET
  @Path("/{id}/ca-certificates")
  @QueryParameters({})
  public JsonAnswer certificates(@BeanParam Call call) {
    CertificateAuthority ca = authorities.find(call.caller(), call.id());
    List<AuthorityCertificateAnswer> current =
        ca.certificate().isEmpty()
            ? List.of()
            : List.of(AuthorityCertificateAnswer.of(authorities.chain(call.caller(), call.id())));
    return new AuthorityCertificateAnswer.Many(current, current.size());
  }

  /** For relying parties, by the pointer in a certificate (RFC 5280, 4.2.2.1). */
  @GET
  @Path("/{caId}/certificates/{caCertId}/der")
  @Produces("application/pkix-cert")
  @Public
  public Response publicCertificate(@BeanParam Call call) {
    AuthorityCertificate certificate =
        authorities
            .publicCertificate(call.id("caId"), call.id("caCertId"))
            .orElseThrow(() -> Refused.notFound("Certificate not found"));
    return Response.ok(certificate.der())
        .type("application/pkix-cert")
        .header("Cache-Control", "public, max-age=86400")
        .build();
  }
}
