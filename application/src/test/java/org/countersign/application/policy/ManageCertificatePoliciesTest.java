package org.countersign.application.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.Caller;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.policy.ManageCertificatePolicies.PolicyChange;
import org.countersign.application.port.persistence.InMemoryStores;
import org.countersign.application.port.persistence.Records;
import org.countersign.application.refusal.RefusalKind;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.AuditEventCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.Membership;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.Principal;
import org.countersign.domain.access.Project;
import org.countersign.domain.access.ProjectRole;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.document.PolicyDocument;
import org.countersign.domain.validation.FieldError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManageCertificatePoliciesTest {

  private static final Instant NOW = Instant.parse("2030-05-06T07:08:09Z");
  private static final PageRequest FIRST = new PageRequest(0, 20);
  private static final Caller ROOT =
      new Caller(Principal.machineIdentity(UUID.randomUUID(), "robot"), OrganizationRole.ADMIN);
  private static final PolicyDocument DNS =
      new PolicyDocument(
          null,
          List.of(new PolicyDocument.Values("dns_name", List.of("*.example"), null, null)),
          null,
          null,
          null,
          null,
          null);

  private final InMemoryStores stores = new InMemoryStores();
  private final Project project = Records.aProject();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final ManageCertificatePolicies policies =
      PolicyUseCases.manage(
          new PolicyUseCases.Stores(stores.unitOfWork(), stores.policies(), stores.profiles()),
          new AccessControl(stores.memberships(), stores.projects()),
          new AuditLog(stores.auditTrail(), UUID::randomUUID, clock),
          UUID::randomUUID,
          clock);

  @BeforeEach
  void addProject() {
    stores.unitOfWork().commit(() -> stores.projects().add(project));
  }

  private Caller member(ProjectRole role) {
    Identity identity = Records.anIdentity("m");
    stores
        .unitOfWork()
        .commit(
            () -> {
              stores.identities().add(identity);
              stores
                  .memberships()
                  .add(new Membership(project.id(), identity.id(), role, Set.of(), NOW));
            });
    return new Caller(Principal.machineIdentity(identity.id(), "robot"), OrganizationRole.MEMBER);
  }

  private CertificatePolicy create(String name) {
    return policies.create(ROOT, project.id(), name, "", DNS);
  }

  private static PolicyChange rename(String name) {
    return new PolicyChange(Optional.of(name), Optional.empty(), UnaryOperator.identity());
  }

  private List<AuditEvent> events() {
    return stores
        .unitOfWork()
        .commit(
            () ->
                stores
                    .auditTrail()
                    .list(AuditEventCriteria.allOf(Optional.of(project.id())), FIRST))
        .items();
  }

  private static void assertRefused(ThrowingCallable call, RefusalKind kind, String message) {
    Refused refused = catchThrowableOfType(Refused.class, call);
    assertThat(refused).isNotNull().hasMessage(message);
    assertThat(refused.kind()).isEqualTo(kind);
  }

  @Test
  void aNewPolicyHasASlugAndItsFirstVersion() {
    CertificatePolicy policy = create("TLS Server");

    assertThat(policy.name()).isEqualTo("tls-server");
    assertThat(policy.version()).isEqualTo(1);
    assertThat(policy.createdAt()).isEqualTo(NOW);
    assertThat(policy.rules().document()).isEqualTo(DNS);
    assertThat(policies.find(ROOT, policy.id())).isEqualTo(policy);
    assertThat(events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.action()).isEqualTo("policy.created");
              assertThat(event.details())
                  .containsEntry("fingerprint", policy.rules().fingerprint());
            });
  }

  @Test
  void everythingWrongIsToldAtOnceAndNothingIsKept() {
    PolicyDocument wrong =
        new PolicyDocument(
            List.of(new PolicyDocument.Values("common_name", null, null, null)),
            null,
            null,
            null,
            null,
            new PolicyDocument.Validity("soon"),
            null);

    Refused refused =
        catchThrowableOfType(
            Refused.class, () -> policies.create(ROOT, project.id(), "!", "d".repeat(1001), wrong));

    assertThat(refused.kind()).isEqualTo(RefusalKind.INVALID_FIELDS);
    assertThat(refused.fieldErrors())
        .extracting(FieldError::path)
        .containsExactly("name", "description", "subject.0", "validity.max");
    assertThat(policies.list(ROOT, project.id(), "", FIRST).totalCount()).isZero();
    assertThat(events()).isEmpty();
  }

  @Test
  void aNameIsTakenInWhateverSpelling() {
    create("tls-server");

    assertRefused(
        () -> create("TLS  Server"),
        RefusalKind.CONFLICT,
        "Certificate policy with this name already exists in project");
    CertificatePolicy other = create("other");
    assertRefused(
        () -> policies.update(ROOT, other.id(), rename("TLS Server")),
        RefusalKind.CONFLICT,
        "Certificate policy with this name already exists in project");
    assertThat(policies.find(ROOT, other.id()).name()).isEqualTo("other");
  }

  @Test
  void aChangeLeavesTheRestAndIsANewVersion() {
    CertificatePolicy policy = create("a");

    CertificatePolicy changed =
        policies.update(
            ROOT,
            policy.id(),
            new PolicyChange(
                Optional.empty(), Optional.of("For web servers"), UnaryOperator.identity()));

    assertThat(changed.name()).isEqualTo("a");
    assertThat(changed.description()).isEqualTo("For web servers");
    assertThat(changed.rules()).isEqualTo(policy.rules());
    assertThat(changed.version()).isEqualTo(2);
    assertThat(policies.find(ROOT, policy.id())).isEqualTo(changed);
    assertThat(events()).extracting(AuditEvent::action).contains("policy.updated");
  }

  @Test
  void aChangeOfNothingIsNoNewVersion() {
    CertificatePolicy policy = create("a");

    assertThat(policies.update(ROOT, policy.id(), rename("A"))).isEqualTo(policy);
    assertThat(events()).hasSize(1);
  }

  @Test
  void oneInUseStays() {
    CertificatePolicy policy = create("a");
    stores
        .unitOfWork()
        .commit(
            () -> {
              for (String slug : List.of("web", "mail")) {
                stores
                    .profiles()
                    .add(Records.aProfile(project.id(), Optional.empty(), policy.id(), slug));
              }
            });

    assertRefused(
        () -> policies.remove(ROOT, policy.id()),
        RefusalKind.CONFLICT,
        "Cannot delete policy 'a' as it is currently in use by the following certificate profiles:"
            + " mail, web. Please remove this policy from these profiles before deleting it.");
    assertThat(policies.find(ROOT, policy.id())).isEqualTo(policy);
  }

  @Test
  void oneOfNoUseGoes() {
    CertificatePolicy policy = create("a");

    assertThat(policies.remove(ROOT, policy.id())).isEqualTo(policy);
    assertRefused(
        () -> policies.find(ROOT, policy.id()),
        RefusalKind.NOT_FOUND,
        "Certificate policy not found");
  }

  @Test
  void theListIsSearchedAndPaged() {
    create("a-web");
    create("b-mail");
    create("c-web");

    Page<CertificatePolicy> page = policies.list(ROOT, project.id(), "WEB", new PageRequest(1, 1));

    assertThat(page.totalCount()).isEqualTo(2);
    assertThat(page.items()).extracting(CertificatePolicy::name).containsExactly("c-web");
  }

  @Test
  void onlyAnAdminChangesWhatAnAuditorReads() {
    CertificatePolicy policy = create("a");
    Caller auditor = member(ProjectRole.AUDITOR);

    assertThat(policies.find(auditor, policy.id())).isEqualTo(policy);
    assertRefused(
        () -> policies.create(auditor, project.id(), "b", "", DNS),
        RefusalKind.PERMISSION_DENIED,
        "You are not allowed to create on certificate-policies");
    assertRefused(
        () -> policies.update(auditor, policy.id(), rename("b")),
        RefusalKind.PERMISSION_DENIED,
        "You are not allowed to edit on certificate-policies");
    assertRefused(
        () -> policies.remove(auditor, policy.id()),
        RefusalKind.PERMISSION_DENIED,
        "You are not allowed to delete on certificate-policies");
  }

  @Test
  void forOthersNeitherPolicyNorProjectIsThere() {
    CertificatePolicy policy = create("a");
    Caller stranger =
        new Caller(Principal.machineIdentity(UUID.randomUUID(), "robot"), OrganizationRole.MEMBER);

    assertRefused(
        () -> policies.find(stranger, policy.id()),
        RefusalKind.NOT_FOUND,
        "Certificate policy not found");
    assertRefused(
        () -> policies.create(stranger, project.id(), "b", "", DNS),
        RefusalKind.NOT_FOUND,
        "Project not found");
    assertRefused(
        () -> policies.list(ROOT, UUID.randomUUID(), "", FIRST),
        RefusalKind.NOT_FOUND,
        "Project not found");
  }

  private static PolicyDocument denying(String pattern) {
    return new PolicyDocument(
        null,
        List.of(new PolicyDocument.Values("dns_name", null, null, List.of(pattern))),
        null,
        null,
        null,
        new PolicyDocument.Validity("30d"),
        null);
  }

  /** As a server stored it that did not look for them. */
  private CertificatePolicy withADeadPattern() {
    CertificatePolicy policy =
        new CertificatePolicy(
            UUID.randomUUID(),
            project.id(),
            "old",
            "",
            PolicyRules.of(denying(".prod.example.com")),
            1,
            NOW,
            NOW);
    stores.unitOfWork().commit(() -> stores.policies().add(policy));
    return policy;
  }

  @Test
  void aPatternFromBeforeThatMatchesNothingIsTold() {
    CertificatePolicy found = policies.find(ROOT, withADeadPattern().id());

    assertThat(found.rules().deadPatterns())
        .singleElement()
        .satisfies(
            dead -> {
              assertThat(dead.path()).isEqualTo("/sans/0/denied/0");
              assertThat(dead.pattern()).isEqualTo(".prod.example.com");
            });
  }

  @Test
  void aPatternFromBeforeStandsUntilItsSectionBecomesAnother() {
    CertificatePolicy old = withADeadPattern();

    policies.update(ROOT, old.id(), rename("renamed"));

    Refused refused =
        catchThrowableOfType(
            Refused.class,
            () ->
                policies.update(
                    ROOT,
                    old.id(),
                    new PolicyChange(
                        Optional.empty(), Optional.empty(), any -> denying(".stage.example.com"))));
    assertThat(refused.kind()).isEqualTo(RefusalKind.INVALID_FIELDS);
    policies.update(
        ROOT,
        old.id(),
        new PolicyChange(Optional.empty(), Optional.empty(), any -> denying("*.prod.example.com")));
    assertThat(policies.find(ROOT, old.id()).rules().deadPatterns()).isEmpty();
  }
}
