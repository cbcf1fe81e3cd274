package org.countersign.application.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.refusal.RetryingUnitOfWork;
import org.countersign.domain.access.ClientSecret;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.UniversalAuth;
import org.countersign.domain.access.User;
import org.countersign.domain.audit.Actor;

final class FirstStart implements BootstrapInstallation {

  private final AccessUseCases.Stores stores;
  private final AccessUseCases.Cryptography cryptography;
  private final TokenSigningKey signingKey;
  private final AuditLog audit;
  private final Supplier<UUID> identifiers;
  private final Clock clock;

  FirstStart(
      AccessUseCases.Stores stores,
      AccessUseCases.Cryptography cryptography,
      TokenSigningKey signingKey,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    this.stores = stores;
    this.cryptography = cryptography;
    this.signingKey = signingKey;
    this.audit = audit;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  @Override
  public void prepareTokenSigning() {
    signingKey.prepare();
  }

  @Override
  public boolean createFirstIdentity(Credentials credentials) {
    if (!stores.unitOfWork().commit(() -> stores.identities().isEmpty())) {
      return false;
    }
    String hash = cryptography.hashing().hash(credentials.clientSecret());
    return unlessAnotherNodeDid(
        () -> {
          if (!stores.identities().isEmpty()) {
            return false;
          }
          add(credentials, hash);
          return true;
        });
  }

  private void add(Credentials credentials, String hash) {
    Instant now = clock.instant();
    UUID id = identifiers.get();
    stores.identities().add(new Identity(id, "bootstrap", OrganizationRole.ADMIN, now, now));
    stores
        .identities()
        .putUniversalAuth(
            new UniversalAuth(
                id,
                credentials.clientId(),
                UniversalAuth.DEFAULT_TTL,
                UniversalAuth.DEFAULT_MAX_TTL));
    stores
        .identities()
        .addClientSecret(
            new ClientSecret(
                identifiers.get(),
                id,
                "bootstrap",
                ClientSecretPrefix.of(credentials.clientSecret()),
                hash,
                0,
                0,
                Optional.empty(),
                false,
                now));
    audit.append(Optional.empty(), Actor.SYSTEM, "identity.created", id, Map.of("role", "admin"));
  }

  @Override
  public boolean createFirstUser(UserCredentials credentials) {
    if (!stores.unitOfWork().commit(() -> stores.users().isEmpty())) {
      return false;
    }
    User user =
        new User(
            identifiers.get(),
            credentials.email().toLowerCase(Locale.ROOT),
            cryptography.hashing().hash(credentials.password()),
            OrganizationRole.ADMIN,
            clock.instant());
    return unlessAnotherNodeDid(
        () -> {
          if (!stores.users().isEmpty()) {
            return false;
          }
          stores.users().add(user);
          audit.append(
              Optional.empty(), Actor.SYSTEM, "user.created", user.id(), Map.of("role", "admin"));
          return true;
        });
  }

  /** The client id and the e-mail address are unique, so of two nodes one wins. */
  private boolean unlessAnotherNodeDid(BooleanSupplier work) {
    try {
      return new RetryingUnitOfWork(stores.unitOfWork()).commit(work::getAsBoolean);
    } catch (DuplicateEntry e) {
      return false;
    }
  }
}
