package org.countersign.application.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
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
import org.countersign.application.refusal.RetryingUnitOfWork;
import org.countersign.domain.access.LoginFailures;

/** Builds the use cases of this package from the ports they need. */
public final class AccessUseCases {

  /** The stores that access works on, and whether what was read from them is fresh. */
  public record Stores(
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
      Freshness freshness) {}

  /** The cryptography that access works with. */
  public record Cryptography(
      SecretHashing hashing,
      SecretSealing sealing,
      AccessTokenSigning tokens,
      SecureRandom random) {}

  private final Stores stores;
  private final Cryptography cryptography;
  private final AuditLog audit;
  private final Supplier<UUID> identifiers;
  private final Clock clock;
  private final TokenSigningKey tokenSigningKey;
  private final LoginTrail loginTrail;

  public AccessUseCases(
      Stores stores,
      Cryptography cryptography,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    this.stores = stores;
    this.cryptography = cryptography;
    this.audit = audit;
    this.identifiers = identifiers;
    this.clock = clock;
    this.tokenSigningKey =
        new TokenSigningKey(
            new RetryingUnitOfWork(stores.unitOfWork()),
            stores.sealedSecrets(),
            cryptography.sealing(),
            cryptography.tokens());
    this.loginTrail = new LoginTrail(new RetryingUnitOfWork(stores.unitOfWork()), audit, clock);
  }

  public AccessControl control() {
    return new AccessControl(stores.memberships(), stores.projects());
  }

  public Authenticate authenticate() {
    LoginLockout lockout = new LoginLockout(stores.unitOfWork(), stores.loginAttempts(), clock);
    return new Authentication(
        stores, cryptography, tokenSigningKey, lockout, loginTrail, identifiers, clock);
  }

  public ManageProjects projects() {
    return new ProjectAdministration(stores, control(), audit, identifiers, clock);
  }

  public ManageIdentities identities() {
    UniversalAuthAdministration universalAuth =
        new UniversalAuthAdministration(stores, cryptography, audit, identifiers, clock);
    return new IdentityAdministration(stores, universalAuth, audit, identifiers, clock);
  }

  public ManageMemberships memberships() {
    return new MembershipAdministration(stores, control(), audit, clock);
  }

  public ListUsers users() {
    return new UserList(stores.unitOfWork(), stores.users());
  }

  public BootstrapInstallation bootstrap() {
    return new FirstStart(stores, cryptography, tokenSigningKey, audit, identifiers, clock);
  }

  public ForgetExpired forgetExpired() {
    UnitOfWork unitOfWork = new RetryingUnitOfWork(stores.unitOfWork());
    return () -> {
      Instant now = clock.instant();
      loginTrail.tellFailures();
      unitOfWork.commit(() -> stores.accessTokens().removeExpiredBefore(now));
      unitOfWork.commit(
          () -> stores.loginAttempts().removeOlderThan(now.minus(LoginFailures.REMEMBERED)));
    };
  }
}
