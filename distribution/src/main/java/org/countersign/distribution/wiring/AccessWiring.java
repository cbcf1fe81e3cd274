package org.countersign.distribution.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.access.AccessControl;
import org.countersign.application.access.AccessUseCases;
import org.countersign.application.access.Authenticate;
import org.countersign.application.access.BootstrapInstallation;
import org.countersign.application.access.ForgetExpired;
import org.countersign.application.access.ListUsers;
import org.countersign.application.access.ManageIdentities;
import org.countersign.application.access.ManageMemberships;
import org.countersign.application.access.ManageProjects;
import org.countersign.application.access.RateLimits;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.crypto.AccessTokenSigning;
import org.countersign.application.port.crypto.SecretHashing;
import org.countersign.application.port.crypto.SecretSealing;
import org.countersign.application.port.persistence.AccessTokens;
import org.countersign.application.port.persistence.Authorities;
import org.countersign.application.port.persistence.Freshness;
import org.countersign.application.port.persistence.Identities;
import org.countersign.application.port.persistence.LoginAttempts;
import org.countersign.application.port.persistence.Memberships;
import org.countersign.application.port.persistence.Policies;
import org.countersign.application.port.persistence.Profiles;
import org.countersign.application.port.persistence.Projects;
import org.countersign.application.port.persistence.SealedSecrets;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.port.persistence.Users;
import org.countersign.distribution.settings.Settings;
import org.countersign.distribution.telemetry.CountedLogins;
import org.countersign.distribution.telemetry.ServerMetrics;

/** The use cases of access: who may log in, and who may do what. */
@ApplicationScoped
public class AccessWiring {

  @Produces
  @Singleton
  AccessUseCases.Stores stores(
      UnitOfWork unitOfWork,
      Projects projects,
      Identities identities,
      Memberships memberships,
      AccessTokens accessTokens,
      LoginAttempts loginAttempts,
      SealedSecrets sealedSecrets,
      Users users,
      Authorities authorities,
      Policies policies,
      Profiles profiles,
      Freshness freshness) {
    return new AccessUseCases.Stores(
        unitOfWork,
        projects,
        identities,
        memberships,
        accessTokens,
        loginAttempts,
        sealedSecrets,
        users,
        authorities,
        policies,
        profiles,
        freshness);
  }

  @Produces
  @Singleton
  AccessUseCases useCases(
      AccessUseCases.Stores stores,
      SecretHashing hashing,
      SecretSealing sealing,
      AccessTokenSigning tokens,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    return new AccessUseCases(
        stores,
        new AccessUseCases.Cryptography(hashing, sealing, tokens, new SecureRandom()),
        audit,
        identifiers,
        clock);
  }

  @Produces
  @Singleton
  AccessControl control(AccessUseCases useCases) {
    return useCases.control();
  }

  @Produces
  @Singleton
  Authenticate authenticate(AccessUseCases useCases, ServerMetrics metrics) {
    return new CountedLogins(useCases.authenticate(), metrics);
  }

  @Produces
  @Singleton
  RateLimits rateLimits(Settings settings) {
    return new RateLimits(
        settings.rateLimits().logins(), settings.rateLimits().issuing(), System::nanoTime);
  }

  @Produces
  @Singleton
  BootstrapInstallation bootstrap(AccessUseCases useCases) {
    return useCases.bootstrap();
  }

  @Produces
  @Singleton
  ForgetExpired forgetExpired(AccessUseCases useCases) {
    return useCases.forgetExpired();
  }

  @Produces
  @Singleton
  ListUsers users(AccessUseCases useCases) {
    return useCases.users();
  }

  @Produces
  @Singleton
  ManageIdentities identities(AccessUseCases useCases) {
    return useCases.identities();
  }

  @Produces
  @Singleton
  ManageMemberships memberships(AccessUseCases useCases) {
    return useCases.memberships();
  }

  @Produces
  @Singleton
  ManageProjects projects(AccessUseCases useCases) {
    return useCases.projects();
  }
}
