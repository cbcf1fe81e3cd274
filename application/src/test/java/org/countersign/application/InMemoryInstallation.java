package org.countersign.application;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.AccessUseCases;
import org.countersign.application.access.Caller;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.authority.AuthorityUseCases;
import org.countersign.application.authority.ManageAuthorities;
import org.countersign.application.evaluation.EvaluatePolicy;
import org.countersign.application.evaluation.EvaluationUseCases;
import org.countersign.application.identifier.TimeOrderedIdentifiers;
import org.countersign.application.inventory.InventoryUseCases;
import org.countersign.application.issuance.CertificateSigning;
import org.countersign.application.issuance.EvaluateCertificateRequest;
import org.countersign.application.issuance.IssuanceUseCases;
import org.countersign.application.issuance.IssueCertificate;
import org.countersign.application.issuance.IssueExactlyOnce;
import org.countersign.application.issuance.PublicLocations;
import org.countersign.application.issuance.SettlePendingRequests;
import org.countersign.application.policy.ManageCertificatePolicies;
import org.countersign.application.policy.PolicyUseCases;
import org.countersign.application.port.crypto.FakeAccessTokenSigning;
import org.countersign.application.port.crypto.FakeCertificateEncoder;
import org.countersign.application.port.crypto.FakeCertificationRequestReader;
import org.countersign.application.port.crypto.FakeSecretSealing;
import org.countersign.application.port.crypto.FakeSerialNumbers;
import org.countersign.application.port.persistence.InMemoryStores;
import org.countersign.application.port.persistence.Records;
import org.countersign.application.port.telemetry.RecordedIssuanceMetrics;
import org.countersign.application.search.AuditEventCriteria;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.Membership;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.Principal;
import org.countersign.domain.access.Project;
import org.countersign.domain.access.ProjectRole;
import org.countersign.domain.audit.AuditEvent;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.issuance.Lint;
import org.countersign.domain.issuance.LintRule;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.issuance.lint.CertificateRules;

/**
 * A whole installation in memory: stores as strict as a database, keys that really sign, a clock
 * that tests move. Two of them over the same stores are two nodes.
 */
public final class InMemoryInstallation {

  public static final Instant START = Instant.parse("2030-01-01T12:00:00Z");

  /** Any page of a list: the first of it. */
  public static final PageRequest FIRST_PAGE = new PageRequest(0, 100);

  public final MovableClock clock = new MovableClock(START);
  public final InMemoryStores stores;
  public final InterceptedUnitOfWork unitOfWork;
  public final ObservedSigningKeys signingKeys = new ObservedSigningKeys();
  public final ObservedSecretHashing hashing = new ObservedSecretHashing();
  public final FakeCertificationRequestReader reader = new FakeCertificationRequestReader();
  public final RecordedIssuanceMetrics metrics = new RecordedIssuanceMetrics();
  public final AccessUseCases access;

  private final FakeCertificateEncoder encoder = new FakeCertificateEncoder();
  private final FakeSerialNumbers serialNumbers = new FakeSerialNumbers(20300101);
  private final Supplier<UUID> identifiers = new TimeOrderedIdentifiers(clock, new SecureRandom());
  private final AuditLog audit;

  /** While it is set, the lint refuses every certificate. */
  public boolean lintRefuses;

  private final CertificateSigning signing =
      new CertificateSigning(
          encoder,
          signingKeys,
          new Lint(Stream.concat(CertificateRules.ALL.stream(), Stream.of(refusing())).toList()));

  /** Where the server is seen from outside. */
  private final PublicLocations locations =
      new PublicLocations(Optional.of(URI.create("https://pki.example/")));

  private LintRule refusing() {
    return new LintRule() {
      @Override
      public String code() {
        return "refused-by-the-test";
      }

      @Override
      public String clause() {
        return "RFC 5280";
      }

      @Override
      public boolean applies(LintSubject subject) {
        return lintRefuses;
      }

      @Override
      public boolean holds(LintSubject subject) {
        return false;
      }

      @Override
      public String finding(LintSubject subject) {
        return "the test refuses it";
      }
    };
  }

  public InMemoryInstallation() {
    this(new InMemoryStores(), new FakeSecretSealing());
  }

  /** A node over stores and under a master key that others may use, too. */
  public InMemoryInstallation(InMemoryStores stores, FakeSecretSealing masterKey) {
    this.stores = stores;
    this.unitOfWork = new InterceptedUnitOfWork(stores.unitOfWork());
    this.audit = new AuditLog(stores.auditTrail(), identifiers, clock);
    this.access =
        new AccessUseCases(
            new AccessUseCases.Stores(
                unitOfWork,
                stores.projects(),
                stores.identities(),
                stores.memberships(),
                stores.accessTokens(),
                stores.loginAttempts(),
                stores.sealedSecrets(),
                stores.users(),
                stores.authorities(),
                stores.policies(),
                stores.profiles(),
                stores.freshness()),
            new AccessUseCases.Cryptography(
                hashing, masterKey, new FakeAccessTokenSigning(), new SecureRandom()),
            audit,
            identifiers,
            clock);
  }

  public AccessControl control() {
    return access.control();
  }

  public ManageAuthorities authorities() {
    return AuthorityUseCases.manage(
        new AuthorityUseCases.Stores(unitOfWork, stores.authorities(), stores.signedContents()),
        new AuthorityUseCases.Signing(signingKeys, encoder, serialNumbers, signing, locations),
        control(),
        audit,
        identifiers,
        clock);
  }

  public IssueCertificate issueCertificate() {
    return issuance().issueCertificate();
  }

  private IssuanceUseCases issuance() {
    return new IssuanceUseCases(
        issuanceStores(),
        new IssuanceUseCases.Cryptography(reader, serialNumbers, signing, locations),
        control(),
        audit,
        metrics,
        identifiers,
        clock);
  }

  public EvaluateCertificateRequest evaluateCertificateRequest() {
    return issuance()
        .evaluateCertificateRequest(InventoryUseCases.requests(inventoryStores(), control()));
  }

  public ManageCertificatePolicies policies() {
    return PolicyUseCases.manage(
        new PolicyUseCases.Stores(unitOfWork, stores.policies(), stores.profiles()),
        control(),
        audit,
        identifiers,
        clock);
  }

  public IssueExactlyOnce issueExactlyOnce(Duration patience) {
    return issuance().issueExactlyOnce(stores.idempotencyKeys(), patience);
  }

  public EvaluatePolicy evaluatePolicy() {
    return EvaluationUseCases.evaluatePolicy(unitOfWork, stores.policies(), reader, control());
  }

  public void forgetIdempotencyKeys() {
    IssuanceUseCases.forgetIdempotencyKeys(unitOfWork, stores.idempotencyKeys(), clock).run();
  }

  public SettlePendingRequests settlePendingRequests() {
    return IssuanceUseCases.settlePendingRequests(issuanceStores(), audit, identifiers, clock);
  }

  private IssuanceUseCases.Stores issuanceStores() {
    return new IssuanceUseCases.Stores(
        unitOfWork,
        stores.profiles(),
        stores.policies(),
        stores.authorities(),
        stores.issuanceRecords(),
        stores.certificates(),
        stores.issuanceJournal(unitOfWork),
        stores.keyRecords(),
        stores.freshness());
  }

  public InventoryUseCases.Stores inventoryStores() {
    return new InventoryUseCases.Stores(
        unitOfWork,
        stores.profiles(),
        stores.authorities(),
        stores.issuanceRecords(),
        stores.certificates());
  }

  public <T> T commit(Supplier<T> work) {
    return stores.unitOfWork().commit(work);
  }

  public void commit(Runnable work) {
    stores.unitOfWork().commit(work);
  }

  public Project aProject() {
    Project project = Records.aProject();
    commit(() -> stores.projects().add(project));
    return project;
  }

  /** An identity that may do everything. */
  public Caller anAdmin() {
    return anIdentity(OrganizationRole.ADMIN);
  }

  /** An identity that is a member of nothing yet. */
  public Caller aStranger() {
    return anIdentity(OrganizationRole.MEMBER);
  }

  private Caller anIdentity(OrganizationRole role) {
    UUID id = UUID.randomUUID();
    commit(() -> stores.identities().add(new Identity(id, "identity-" + id, role, START, START)));
    return new Caller(Principal.machineIdentity(id, "robot"), role);
  }

  public Caller aMember(Project project, ProjectRole role, UUID... profileIds) {
    Caller caller = aStranger();
    commit(
        () ->
            stores
                .memberships()
                .add(new Membership(project.id(), caller.id(), role, Set.of(profileIds), START)));
    return caller;
  }

  public void store(CertificateAuthority authority) {
    commit(() -> stores.authorities().add(authority));
  }

  /** Everything that was audited, latest first. */
  public List<AuditEvent> auditTrail() {
    return commit(
            () -> stores.auditTrail().list(AuditEventCriteria.allOf(Optional.empty()), FIRST_PAGE))
        .items();
  }

  public List<String> auditedActions() {
    return auditTrail().stream().map(AuditEvent::action).toList();
  }
}
