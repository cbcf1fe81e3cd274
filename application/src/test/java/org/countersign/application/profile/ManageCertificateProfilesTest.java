package org.countersign.application.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.countersign.application.port.persistence.CertificateAuthorityBuilder.anAuthority;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.Caller;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.persistence.InMemoryStores;
import org.countersign.application.port.persistence.Records;
import org.countersign.application.profile.ManageCertificateProfiles.Detailed;
import org.countersign.application.refusal.RefusalKind;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.AuditEventCriteria;
import org.countersign.application.search.CertificateCounts;
import org.countersign.application.search.PageRequest;
import org.countersign.application.search.ProfileCriteria;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.Membership;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.Principal;
import org.countersign.domain.access.Project;
import org.countersign.domain.access.ProjectRole;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.profile.CertificateProfile;
import org.countersign.domain.profile.DefaultsDocument;
import org.countersign.domain.profile.EnrollmentMethod;
import org.countersign.domain.profile.ProfileDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManageCertificateProfilesTest {

  private static final Instant NOW = Instant.parse("2030-05-06T07:08:09Z");
  private static final PageRequest FIRST = new PageRequest(0, 20);
  private static final Caller ROOT =
      new Caller(Principal.machineIdentity(UUID.randomUUID(), "robot"), OrganizationRole.ADMIN);

  private final InMemoryStores stores = new InMemoryStores();
  private final Project project = Records.aProject();
  private final Project other = Records.aProject();
  private final CertificatePolicy policy = Records.aPolicy(project.id(), "tls");
  private final CertificatePolicy policyOfOther = Records.aPolicy(other.id(), "tls");
  private final CertificateAuthority authority = anAuthority().inProject(project.id()).build();
  private final CertificateAuthority authorityOfOther = anAuthority().inProject(other.id()).build();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final ManageCertificateProfiles profiles =
      ProfileUseCases.manage(
          new ProfileUseCases.Stores(
              stores.unitOfWork(),
              stores.authorities(),
              stores.policies(),
              stores.profiles(),
              stores.certificates()),
          new AccessControl(stores.memberships(), stores.projects()),
          new AuditLog(stores.auditTrail(), UUID::randomUUID, clock),
          UUID::randomUUID,
          clock);

  @BeforeEach
  void addWhatProfilesName() {
    stores
        .unitOfWork()
        .commit(
            () -> {
              stores.projects().add(project);
              stores.projects().add(other);
              stores.policies().add(policy);
              stores.policies().add(policyOfOther);
              stores.authorities().add(authority);
              stores.authorities().add(authorityOfOther);
            });
  }

  private Caller member(UUID projectId, ProjectRole role, UUID... profileIds) {
    Identity identity = Records.anIdentity("m");
    stores
        .unitOfWork()
        .commit(
            () -> {
              stores.identities().add(identity);
              stores
                  .memberships()
                  .add(new Membership(projectId, identity.id(), role, Set.of(profileIds), NOW));
            });
    return new Caller(Principal.machineIdentity(identity.id(), "robot"), OrganizationRole.MEMBER);
  }

  private ProfileDocument document(UUID caId, UUID policyId, String slug) {
    return document(caId, policyId, slug, null);
  }

  private static ProfileDocument document(
      UUID caId, UUID policyId, String slug, DefaultsDocument defaults) {
    return new ProfileDocument(
        caId,
        policyId,
        slug,
        null,
        "api",
        null,
        new ProfileDocument.ApiConfig(false, null),
        null,
        null,
        defaults);
  }

  private static DefaultsDocument organization(String name) {
    return new DefaultsDocument(
        400, null, name, null, null, null, null, null, null, null, null, null);
  }

  private CertificateProfile create(String slug) {
    return profiles.create(ROOT, project.id(), document(authority.id(), policy.id(), slug));
  }

  private static ProfileCriteria everything(UUID projectId) {
    return new ProfileCriteria(
        projectId, "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static void assertRefused(ThrowingCallable call, RefusalKind kind, String message) {
    Refused refused = catchThrowableOfType(Refused.class, call);
    assertThat(refused).isNotNull().hasMessage(message);
    assertThat(refused.kind()).isEqualTo(kind);
  }

  @Test
  void aNewProfileIsFoundByIdAndBySlugWithWhatItNames() {
    CertificateProfile profile = create("web");

    Detailed expected =
        new Detailed(profile, Optional.of(authority), policy, CertificateCounts.NONE);
    assertThat(profile.version()).isEqualTo(1);
    assertThat(profile.enrollment().method()).isEqualTo(EnrollmentMethod.API);
    assertThat(profiles.find(ROOT, profile.id())).isEqualTo(expected);
    assertThat(profiles.findBySlug(ROOT, project.id(), "web")).isEqualTo(expected);
    assertThat(profiles.list(ROOT, everything(project.id()), FIRST).items())
        .containsExactly(expected);
  }

  @Test
  void whatIsWrongWithTheDocumentIsToldBeforeAnythingIsLookedFor() {
    Refused refused =
        catchThrowableOfType(
            Refused.class,
            () -> profiles.create(ROOT, project.id(), document(null, UUID.randomUUID(), "W")));

    assertThat(refused.kind()).isEqualTo(RefusalKind.INVALID_FIELDS);
    assertThat(refused)
        .hasMessage(
            "Slug must contain only lowercase letters, numbers, and hyphens, CA issuer type"
                + " requires a CA ID");
  }

  @Test
  void whatItNamesMustBeThere() {
    assertRefused(
        () -> profiles.create(ROOT, project.id(), document(UUID.randomUUID(), policy.id(), "web")),
        RefusalKind.NOT_FOUND,
        "Certificate Authority not found");
    assertRefused(
        () ->
            profiles.create(
                ROOT, project.id(), document(authorityOfOther.id(), policy.id(), "web")),
        RefusalKind.NOT_FOUND,
        "Certificate Authority not found");
    assertRefused(
        () ->
            profiles.create(ROOT, project.id(), document(authority.id(), UUID.randomUUID(), "web")),
        RefusalKind.NOT_FOUND,
        "Certificate policy not found");
  }

  @Test
  void aPolicyOfAnotherProjectIsRefusedAndToAStrangerOfThatProjectUnknown() {
    ProfileDocument document = document(authority.id(), policyOfOther.id(), "web");
    Caller stranger = member(project.id(), ProjectRole.ADMIN);

    assertRefused(
        () -> profiles.create(ROOT, project.id(), document),
        RefusalKind.BAD_REQUEST,
        "Certificate policy must belong to the same project");
    assertRefused(
        () -> profiles.create(stranger, project.id(), document),
        RefusalKind.NOT_FOUND,
        "Certificate policy not found");
  }

  @Test
  void defaultsThatThePolicyRefusesAreRefused() {
    assertRefused(
        () ->
            profiles.create(
                ROOT,
                project.id(),
                document(authority.id(), policy.id(), "web", organization("Acme"))),
        RefusalKind.BAD_REQUEST,
        "Profile defaults violate policy: organization is not allowed by template policy (not"
            + " defined in template); Requested validity period exceeds maximum allowed duration of"
            + " 90d");
  }

  @Test
  void aSlugIsTakenInItsProjectOnly() {
    create("web");
    CertificateProfile mail = create("mail");

    String taken = "Certificate profile with this name already exists in project";
    assertRefused(() -> create("web"), RefusalKind.CONFLICT, taken);
    assertRefused(
        () ->
            profiles.update(
                ROOT, mail.id(), old -> document(old.caId(), old.certificatePolicyId(), "web")),
        RefusalKind.CONFLICT,
        taken);
    assertThat(
            profiles
                .create(
                    ROOT, other.id(), document(authorityOfOther.id(), policyOfOther.id(), "web"))
                .slug())
        .isEqualTo("web");
  }

  @Test
  void aChangeIsANewVersionAndAChangeOfNothingIsNone() {
    CertificateProfile profile = create("web");

    CertificateProfile changed =
        profiles.update(
            ROOT, profile.id(), old -> document(old.caId(), old.certificatePolicyId(), "www"));

    assertThat(changed.version()).isEqualTo(2);
    assertThat(profiles.find(ROOT, profile.id()).profile()).isEqualTo(changed);
    assertThat(profiles.update(ROOT, profile.id(), old -> old)).isEqualTo(changed);
    List<AuditEvent> events =
        stores
            .unitOfWork()
            .commit(
                () ->
                    stores
                        .auditTrail()
                        .list(AuditEventCriteria.allOf(Optional.of(project.id())), FIRST))
            .items();
    assertThat(events)
        .extracting(AuditEvent::action)
        .containsExactlyInAnyOrder("profile.created", "profile.updated");
  }

  @Test
  void aRemovedProfileIsGone() {
    CertificateProfile profile = create("web");

    assertThat(profiles.remove(ROOT, profile.id())).isEqualTo(profile);
    assertRefused(
        () -> profiles.find(ROOT, profile.id()),
        RefusalKind.NOT_FOUND,
        "Certificate profile not found");
  }

  @Test
  void aRequesterSeesTheProfilesThatItsMembershipNames() {
    CertificateProfile web = create("web");
    CertificateProfile mail = create("mail");
    Caller requester = member(project.id(), ProjectRole.REQUESTER, web.id());

    assertThat(profiles.list(requester, everything(project.id()), FIRST).items())
        .extracting(Detailed::profile)
        .containsExactly(web);
    assertThat(profiles.findBySlug(requester, project.id(), "web").profile()).isEqualTo(web);
    assertRefused(
        () -> profiles.find(requester, mail.id()),
        RefusalKind.NOT_FOUND,
        "Certificate profile not found");
    assertRefused(
        () -> profiles.remove(requester, web.id()),
        RefusalKind.PERMISSION_DENIED,
        "You are not allowed to delete on certificate-profiles");
  }

  @Test
  void forOthersNeitherProfileNorProjectIsThere() {
    CertificateProfile profile = create("web");
    Caller stranger = member(other.id(), ProjectRole.ADMIN);

    assertRefused(
        () -> profiles.find(stranger, profile.id()),
        RefusalKind.NOT_FOUND,
        "Certificate profile not found");
    assertRefused(
        () -> profiles.findBySlug(stranger, project.id(), "web"),
        RefusalKind.NOT_FOUND,
        "Project not found");
    assertRefused(
        () -> profiles.findBySlug(ROOT, project.id(), "none"),
        RefusalKind.NOT_FOUND,
        "Certificate profile not found");
  }
}
