package org.countersign.adapters.rest;

import com.sun.net.httpserver.HttpServer;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.UriBuilder;
import java.net.InetAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.countersign.adapters.rest.access.BearerAuthentication;
import org.countersign.adapters.rest.issuance.IssuanceExchange;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.AccessUseCases;
import org.countersign.application.access.Authenticate;
import org.countersign.application.access.BootstrapInstallation.Credentials;
import org.countersign.application.access.ListUsers;
import org.countersign.application.access.ManageIdentities;
import org.countersign.application.access.ManageMemberships;
import org.countersign.application.access.ManageProjects;
import org.countersign.application.access.RateLimits;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.authority.ManageAuthorities;
import org.countersign.application.evaluation.EvaluatePolicy;
import org.countersign.application.evaluation.EvaluationUseCases;
import org.countersign.application.identifier.TimeOrderedIdentifiers;
import org.countersign.application.inventory.FindCertificateRequests;
import org.countersign.application.inventory.FindCertificates;
import org.countersign.application.inventory.InventoryUseCases;
import org.countersign.application.inventory.ReadAuditTrail;
import org.countersign.application.issuance.EvaluateCertificateRequest;
import org.countersign.application.issuance.IssueCertificate;
import org.countersign.application.issuance.IssueExactlyOnce;
import org.countersign.application.key.KeyUseCases;
import org.countersign.application.key.ManageBlockedKeys;
import org.countersign.application.policy.ManageCertificatePolicies;
import org.countersign.application.policy.PolicyUseCases;
import org.countersign.application.port.crypto.FakeCertificationRequestReader;
import org.countersign.application.port.crypto.FakePublicKeyReader;
import org.countersign.application.port.persistence.InMemoryStores;
import org.countersign.application.profile.ManageCertificateProfiles;
import org.countersign.application.profile.ProfileUseCases;
import org.countersign.application.profile.RecommendCsr;
import org.glassfish.hk2.api.Context;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * The REST application over the real use cases on stores in memory; only what signs is left out.
 *
 * <p>One for all tests: each makes projects of its own.
 */
final class TestServer {

  static final String CLIENT_ID = "first-client";

  /** When it is in these tests. */
  static final Instant NOW = Instant.parse("2030-02-01T10:00:00Z");

  private static final TestServer INSTANCE = new TestServer();

  private final InMemoryStores stores = new InMemoryStores();
  private final SettableClock clock = new SettableClock();
  private final Supplier<UUID> identifiers =
      new TimeOrderedIdentifiers(Clock.systemUTC(), new SecureRandom());
  private final String clientSecret = UUID.randomUUID().toString();
  private final AuthoritiesInMemory authorities = new AuthoritiesInMemory(stores);
  private final ScriptedIssuance issuance = new ScriptedIssuance();
  private final ScriptedEvaluation evaluation = new ScriptedEvaluation();
  private final FakeCertificationRequestReader reader = new FakeCertificationRequestReader();
  private final FakePublicKeyReader publicKeys = new FakePublicKeyReader();
  private final URI base;

  private TestServer() {
    URI any = UriBuilder.fromUri("http://127.0.0.1/").port(0).build();
    ResourceConfig config = ResourceConfig.forApplication(new RestApplication());
    config.register(useCases());
    HttpServer http = JdkHttpServerFactory.createHttpServer(any, config);
    InetAddress address = http.getAddress().getAddress();
    this.base =
        URI.create("http://" + address.getHostAddress() + ":" + http.getAddress().getPort());
  }

  static TestServer running() {
    return INSTANCE;
  }

  URI base() {
    return base;
  }

  InMemoryStores stores() {
    return stores;
  }

  AuthoritiesInMemory authorities() {
    return authorities;
  }

  FakePublicKeyReader publicKeys() {
    return publicKeys;
  }

  ScriptedIssuance issuance() {
    return issuance;
  }

  ScriptedEvaluation evaluation() {
    return evaluation;
  }

  /** Knows the CSRs that a test teaches it. */
  FakeCertificationRequestReader reader() {
    return reader;
  }

  String clientSecret() {
    return clientSecret;
  }

  /** Lets time pass, and then go back. */
  void later(Duration duration, Runnable check) {
    clock.now.set(NOW.plus(duration));
    try {
      check.run();
    } finally {
      clock.now.set(NOW);
    }
  }

  private AbstractBinder useCases() {
    AuditLog audit = new AuditLog(stores.auditTrail(), identifiers, clock);
    AccessUseCases access = accessUseCases(audit);
    access.bootstrap().prepareTokenSigning();
    access.bootstrap().createFirstIdentity(new Credentials(CLIENT_ID, clientSecret));
    AccessControl control = access.control();
    PolicyUseCases.Stores policies =
        new PolicyUseCases.Stores(stores.unitOfWork(), stores.policies(), stores.profiles());
    ProfileUseCases.Stores profiles =
        new ProfileUseCases.Stores(
            stores.unitOfWork(),
            stores.authorities(),
            stores.policies(),
            stores.profiles(),
            stores.certificates());
    InventoryUseCases.Stores inventory =
        new InventoryUseCases.Stores(
            stores.unitOfWork(),
            stores.profiles(),
            stores.authorities(),
            stores.issuanceRecords(),
            stores.certificates());
    KeyUseCases.Stores keys =
        new KeyUseCases.Stores(
            stores.unitOfWork(),
            stores.blockedKeys(),
            stores.rsaModuli(),
            stores.certificates(),
            stores.outbox());
    Authenticate authenticate = access.authenticate();
    return new AbstractBinder() {
      @Override
      protected void configure() {
        bind(new DependentScope()).to(new GenericType<Context<Dependent>>() {});
        bind(clock).to(Clock.class);
        bind(authenticate).to(Authenticate.class);
        bind(new RateLimits(OptionalInt.empty(), OptionalInt.empty(), System::nanoTime))
            .to(RateLimits.class);
        bind(access.projects()).to(ManageProjects.class);
        bind(access.identities()).to(ManageIdentities.class);
        bind(access.memberships()).to(ManageMemberships.class);
        bind(access.users()).to(ListUsers.class);
        bind(PolicyUseCases.manage(policies, control, audit, identifiers, clock))
            .to(ManageCertificatePolicies.class);
        bind(ProfileUseCases.manage(profiles, control, audit, identifiers, clock))
            .to(ManageCertificateProfiles.class);
        bind(ProfileUseCases.recommend(
                ProfileUseCases.manage(profiles, control, audit, identifiers, clock), clock))
            .to(RecommendCsr.class);
        bind(InventoryUseCases.certificates(inventory, control, clock)).to(FindCertificates.class);
        bind(InventoryUseCases.requests(inventory, control)).to(FindCertificateRequests.class);
        bind(InventoryUseCases.auditTrail(stores.unitOfWork(), stores.auditTrail(), control))
            .to(ReadAuditTrail.class);
        bind(KeyUseCases.manageBlockedKeys(keys, publicKeys, audit, identifiers, clock))
            .to(ManageBlockedKeys.class);
        bind(authorities).to(ManageAuthorities.class);
        bindAsContract(BearerAuthentication.class);
        bindAsContract(IssuanceExchange.class);
        bind(issuance).to(IssueCertificate.class);
        bind(issuance).to(IssueExactlyOnce.class);
        bind(evaluation).to(EvaluateCertificateRequest.class);
        bind(EvaluationUseCases.evaluatePolicy(
                stores.unitOfWork(), stores.policies(), reader, control))
            .to(EvaluatePolicy.class);
      }
    };
  }

  private AccessUseCases accessUseCases(AuditLog audit) {
    return new AccessUseCases(
        new AccessUseCases.Stores(
            stores.unitOfWork(),
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
        TokenCryptography.ofTheJdk(),
        audit,
        identifiers,
        clock);
  }

  private static final class SettableClock extends Clock {

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now.get();
    }
  }
}
