package org.countersign.adapters.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.countersign.adapters.rest.access.BearerTokens;
import org.countersign.adapters.rest.access.ClientSecretResource;
import org.countersign.adapters.rest.access.IdentityResource;
import org.countersign.adapters.rest.access.MembershipResource;
import org.countersign.adapters.rest.access.ProjectResource;
import org.countersign.adapters.rest.access.TokenResource;
import org.countersign.adapters.rest.access.UniversalAuthResource;
import org.countersign.adapters.rest.admin.AdminResource;
import org.countersign.adapters.rest.admin.BackupResource;
import org.countersign.adapters.rest.admin.BlockedKeyResource;
import org.countersign.adapters.rest.admin.StatusResource;
import org.countersign.adapters.rest.authority.AuthorityResource;
import org.countersign.adapters.rest.call.KnownQueryParameters;
import org.countersign.adapters.rest.certificate.CertificateRequestResource;
import org.countersign.adapters.rest.certificate.CertificateResource;
import org.countersign.adapters.rest.certificate.ProfileCertificatesResource;
import org.countersign.adapters.rest.error.FailureMapper;
import org.countersign.adapters.rest.error.RequestCanBeMatched;
import org.countersign.adapters.rest.error.RequestIdFilter;
import org.countersign.adapters.rest.evaluation.PolicyEvaluationResource;
import org.countersign.adapters.rest.evaluation.RequestEvaluationResource;
import org.countersign.adapters.rest.issuance.IssuanceResource;
import org.countersign.adapters.rest.json.BodyLimitFilter;
import org.countersign.adapters.rest.json.FieldsReader;
import org.countersign.adapters.rest.json.JsonAnswerWriter;
import org.countersign.adapters.rest.policy.PolicyResource;
import org.countersign.adapters.rest.profile.ProfileResource;
import org.countersign.adapters.rest.recipe.CsrTemplateResource;

/**
 * Everything under {@code /api}, by name: nothing is found by scanning.
 *
 * <p>Health, metrics, the API's description and its page stay outside, with the server.
 */
@ApplicationPath(RestApplication.PATH)
public final class RestApplication extends Application {

  public static final String PATH = "/api";

  private static final Set<Class<?>> RESOURCES =
      Set.of(
          AdminResource.class,
          AuthorityResource.class,
          BackupResource.class,
          BlockedKeyResource.class,
          CertificateRequestResource.class,
          CertificateResource.class,
          ClientSecretResource.class,
          CsrTemplateResource.class,
          IdentityResource.class,
          IssuanceResource.class,
          MembershipResource.class,
          PolicyEvaluationResource.class,
          PolicyResource.class,
          ProfileCertificatesResource.class,
          ProfileResource.class,
          ProjectResource.class,
          RequestEvaluationResource.class,
          StatusResource.class,
          TokenResource.class,
          UniversalAuthResource.class);

  private static final Set<Class<?>> PROVIDERS =
      Set.of(
          BearerTokens.class,
          BodyLimitFilter.class,
          FailureMapper.class,
          FieldsReader.class,
          JsonAnswerWriter.class,
          KnownQueryParameters.class,
          RequestCanBeMatched.class,
          RequestIdFilter.class);

  /** The classes whose methods are routes. */
  static Set<Class<?>> resources() {
    return RESOURCES;
  }

  @Override
  public Set<Class<?>> getClasses() {
    Set<Class<?>> all = new HashSet<>(RESOURCES);
    all.addAll(PROVIDERS);
    return all;
  }

  @Override
  public Map<String, Object> getProperties() {
    // No WADL: the API is described by OpenAPI alone.
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
