package org.countersign.application.port.persistence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.domain.access.AccessToken;
import org.countersign.domain.access.ClientSecret;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.Membership;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.Principal;
import org.countersign.domain.access.Project;
import org.countersign.domain.access.ProjectRole;
import org.countersign.domain.access.UniversalAuth;
import org.countersign.domain.access.User;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.audit.Origin;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.document.PolicyDocument;
import org.countersign.domain.profile.ApiConfig;
import org.countersign.domain.profile.CertificateProfile;
import org.countersign.domain.profile.DefaultsDocument;
import org.countersign.domain.profile.Enrollment;
import org.countersign.domain.profile.Enrollment.UnservedConfig;
import org.countersign.domain.profile.EnrollmentMethod;
import org.countersign.domain.profile.IssuerType;
import org.countersign.domain.profile.ProfileDefaults;

/** The smaller records, each a valid whole, with a new id each time. */
public final class Records {

  public static final Instant CREATED = Instant.parse("2029-06-01T12:00:00.000001Z");

  private Records() {}

  public static Project aProject(String slug) {
    return new Project(UUID.randomUUID(), "Project " + slug, slug, "For " + slug, CREATED, CREATED);
  }

  public static Project aProject() {
    return aProject("p-" + UUID.randomUUID());
  }

  public static Identity anIdentity(String name) {
    return new Identity(UUID.randomUUID(), name, OrganizationRole.MEMBER, CREATED, CREATED);
  }

  public static UniversalAuth aUniversalAuth(UUID identityId, String clientId) {
    return new UniversalAuth(identityId, clientId, Duration.ofHours(2), Duration.ofDays(3));
  }

  public static ClientSecret aClientSecret(UUID identityId) {
    return new ClientSecret(
        UUID.randomUUID(),
        identityId,
        "for the build",
        "c4f2",
        "a hash that opens nothing",
        5,
        0,
        Optional.of(CREATED.plus(Duration.ofDays(90))),
        false,
        CREATED);
  }

  public static AccessToken anAccessToken(UUID identityId) {
    return new AccessToken(
        UUID.randomUUID(),
        identityId,
        Optional.of(UUID.randomUUID()),
        CREATED,
        CREATED.plus(Duration.ofHours(2)),
        CREATED.plus(Duration.ofDays(3)),
        false);
  }

  public static Membership aMembership(UUID projectId, UUID identityId) {
    return new Membership(
        projectId,
        identityId,
        ProjectRole.REQUESTER,
        Set.of(UUID.randomUUID(), UUID.randomUUID()),
        CREATED);
  }

  public static User aUser(String email) {
    return new User(
        UUID.randomUUID(), email, "a hash that opens nothing", OrganizationRole.ADMIN, CREATED);
  }

  public static AuditEvent anAuditEvent(Optional<UUID> projectId, Instant at) {
    return new AuditEvent(
        RandomValues.idAt(at),
        at,
        projectId,
        Principal.Kind.MACHINE_IDENTITY,
        Optional.of(UUID.randomUUID()),
        "certificate.issued",
        UUID.randomUUID().toString(),
        Map.of("serialNumber", "1f", "commonName", "a.example"),
        Origin.of("2001:db8::1", "curl/8.5.0"));
  }

  public static CertificatePolicy aPolicy(UUID projectId, String name) {
    PolicyDocument rules =
        new PolicyDocument(
            List.of(
                new PolicyDocument.Values(
                    "common_name", List.of("*.example"), null, List.of("x.example"))),
            List.of(new PolicyDocument.Values("dns_name", List.of("*.example"), null, null)),
            new PolicyDocument.Usages(
                List.of("digital_signature"), List.of("key_agreement"), List.of()),
            null,
            new PolicyDocument.Algorithms(List.of("SHA256-ECDSA"), List.of("ECDSA-P256")),
            new PolicyDocument.Validity("90d"),
            new PolicyDocument.BasicConstraints("denied", null));
    return new CertificatePolicy(
        UUID.randomUUID(),
        projectId,
        name,
        "Rules of " + name,
        PolicyRules.of(rules),
        1,
        CREATED,
        CREATED);
  }

  public static CertificateProfile aProfile(
      UUID projectId, Optional<UUID> authorityId, UUID policyId, String slug) {
    DefaultsDocument defaults =
        new DefaultsDocument(
            30,
            null,
            "Example",
            null,
            "DE",
            null,
            null,
            List.of("digital_signature"),
            null,
            "EC_prime256v1",
            null,
            new DefaultsDocument.BasicConstraints(false, null));
    return new CertificateProfile(
        UUID.randomUUID(),
        projectId,
        authorityId,
        policyId,
        slug,
        "Profile " + slug,
        new Enrollment(
            EnrollmentMethod.API,
            Optional.of(new ApiConfig(true, Optional.of(7))),
            Optional.of(new UnservedConfig("{\"a\":1}")),
            Optional.empty()),
        authorityId.isPresent() ? IssuerType.CA : IssuerType.SELF_SIGNED,
        ProfileDefaults.of(defaults),
        1,
        CREATED,
        CREATED);
  }
}
