package org.countersign.application.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.countersign.application.port.persistence.CertificateAuthorityBuilder.anAuthority;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.Caller;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.persistence.InMemoryStores;
import org.countersign.application.port.persistence.Records;
import org.countersign.application.refusal.RefusalKind;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.Membership;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.Principal;
import org.countersign.domain.access.Project;
import org.countersign.domain.access.ProjectRole;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.profile.CertificateProfile;
import org.countersign.domain.profile.ProfileDocument;
import org.countersign.domain.recipe.AcceptableRequest;
import org.countersign.domain.recipe.RecommendedTime;
import org.countersign.domain.recipe.Remedy;
import org.countersign.domain.recipe.TemplateNames;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecommendCsrTest {

  private static final Caller ROOT =
      new Caller(Principal.machineIdentity(UUID.randomUUID(), "robot"), OrganizationRole.ADMIN);

  private final InMemoryStores stores = new InMemoryStores();
  private final Project project = Records.aProject();
  private final CertificatePolicy policy = Records.aPolicy(project.id(), "tls");
  private final CertificateAuthority authority = anAuthority().inProject(project.id()).build();
  private final ManageCertificateProfiles profiles =
      ProfileUseCases.manage(
          new ProfileUseCases.Stores(
              stores.unitOfWork(),
              stores.authorities(),
              stores.policies(),
              stores.profiles(),
              stores.certificates()),
          new AccessControl(stores.memberships(), stores.projects()),
          new AuditLog(stores.auditTrail(), UUID::randomUUID, Clock.systemUTC()),
          UUID::randomUUID,
          Clock.systemUTC());
  private final RecommendCsr recommend = ProfileUseCases.recommend(profiles, Clock.systemUTC());
  private CertificateProfile profile;

  @BeforeEach
  void addProfile() {
    stores
        .unitOfWork()
        .commit(
            () -> {
              stores.projects().add(project);
              stores.policies().add(policy);
              stores.authorities().add(authority);
            });
    profile = create(authority.id(), "web", null);
  }

  private CertificateProfile create(UUID caId, String slug, String issuerType) {
    return profiles.create(
        ROOT,
        project.id(),
        new ProfileDocument(
            caId,
            policy.id(),
            slug,
            null,
            "api",
            issuerType,
            new ProfileDocument.ApiConfig(false, null),
            null,
            null,
            null));
  }

  private Caller member(ProjectRole role, UUID... profileIds) {
    Identity identity = Records.anIdentity("m");
    Membership membership =
        new Membership(project.id(), identity.id(), role, Set.of(profileIds), Instant.EPOCH);
    stores
        .unitOfWork()
        .commit(
            () -> {
              stores.identities().add(identity);
              stores.memberships().add(membership);
            });
    return new Caller(Principal.machineIdentity(identity.id(), "robot"), OrganizationRole.MEMBER);
  }

  @Test
  void recommendsWhatThePolicyRequiresAndAnExampleOfWhatItAllows() {
    Remedy remedy = recommend.recommend(ROOT, profile.id(), TemplateNames.NONE);
    AcceptableRequest request = remedy.request().orElseThrow();
    assertThat(policy.rules().evaluate(request.judged()).violations()).isEmpty();
    assertThat(request.names())
        .extracting(SubjectAlternativeName::text)
        .isEqualTo(List.of("www.example"));
    assertThat(request.keyUsages()).containsExactly(KeyUsage.KEY_AGREEMENT);
    assertThat(remedy.time().flatMap(RecommendedTime::ttl)).contains(Duration.ofDays(90));
    assertThat(remedy.recipes()).hasSize(3);
  }

  @Test
  void takesTheNamesThatTheRequesterWishesForAndSaysWhatSpeaksAgainstTheOthers() {
    TemplateNames wished =
        new TemplateNames(Optional.empty(), List.of("shop.example", "shop.test"));

    Remedy remedy = recommend.recommend(ROOT, profile.id(), wished);

    assertThat(remedy.request().orElseThrow().names())
        .extracting(SubjectAlternativeName::text)
        .containsExactly("shop.example");
    assertThat(remedy.violations())
        .extracting(violation -> violation.field() + " " + violation.code())
        .containsExactly("subjectAltName[1] san-not-allowed");
  }

  @ParameterizedTest
  @EnumSource(ProjectRole.class)
  void recommendsToWhoeverMayReadTheProfile(ProjectRole role) {
    Caller caller = member(role, profile.id());
    assertThat(recommend.recommend(caller, profile.id(), TemplateNames.NONE).request()).isPresent();
  }

  @Test
  void aRequesterLearnsNothingOfAProfileThatItsMembershipDoesNotName() {
    Caller requester = member(ProjectRole.REQUESTER, profile.id());
    CertificateProfile mail = create(authority.id(), "mail", null);
    assertRefused(requester, mail.id(), RefusalKind.NOT_FOUND, "Certificate profile not found");
  }

  @Test
  void aStrangerLearnsNothing() {
    Caller stranger =
        new Caller(Principal.machineIdentity(UUID.randomUUID(), "robot"), OrganizationRole.MEMBER);
    assertRefused(stranger, profile.id(), RefusalKind.NOT_FOUND, "Certificate profile not found");
  }

  @Test
  void aProfileThatTakesNoCsrHasNoRecipe() {
    CertificateProfile own = create(null, "own", "self-signed");
    assertRefused(
        ROOT,
        own.id(),
        RefusalKind.BAD_REQUEST,
        "Self-signed certificates are not supported for CSR signing");
  }

  private void assertRefused(Caller caller, UUID profileId, RefusalKind kind, String message) {
    Refused refused =
        catchThrowableOfType(
            Refused.class, () -> recommend.recommend(caller, profileId, TemplateNames.NONE));
    assertThat(refused).isNotNull().hasMessage(message);
    assertThat(refused.kind()).isEqualTo(kind);
  }
}
