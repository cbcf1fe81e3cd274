package org.countersign.application.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.access.ManageIdentities.ClientSecretTerms;
import org.countersign.application.access.ManageIdentities.NewClientSecret;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.port.persistence.Identities;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.RetryingUnitOfWork;
import org.countersign.domain.access.ClientSecret;
import org.countersign.domain.access.UniversalAuth;

/** How identities log in: client ids, the lives of tokens, client secrets. */
final class UniversalAuthAdministration {

  private static final String NO_UNIVERSAL_AUTH = "Universal auth not found for this identity";
  private static final String NO_CLIENT_SECRET = "Client secret not found";
  private static final int MAX_DESCRIPTION_CHARACTERS = 255;
  private static final int MAX_USES = 1_000_000_000;

  /** Ten years: a token that lives longer is a password. */
  private static final Duration LONGEST_TTL = Duration.ofDays(3650);

  /** 256 bits: beyond guessing, whatever the hash costs. */
  private static final int CLIENT_SECRET_OCTETS = 32;

  private final AccessUseCases.Stores stores;
  private final UnitOfWork unitOfWork;
  private final AccessUseCases.Cryptography cryptography;
  private final AuditLog audit;
  private final Supplier<UUID> identifiers;
  private final Clock clock;

  UniversalAuthAdministration(
      AccessUseCases.Stores stores,
      AccessUseCases.Cryptography cryptography,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    this.stores = stores;
    this.unitOfWork = new RetryingUnitOfWork(stores.unitOfWork());
    this.cryptography = cryptography;
    this.audit = audit;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  private void requireIdentity(UUID id) {
    if (identities().find(id).isEmpty()) {
      throw Refused.notFound(IdentityAdministration.NOT_FOUND);
    }
  }

  UniversalAuth add(
      Caller caller, UUID identityId, Optional<Duration> ttl, Optional<Duration> maxTtl) {
    AccessControl.requireOrganizationAdmin(caller, "edit", "identities");
    UniversalAuth auth =
        universalAuth(
            identityId,
            UUID.randomUUID().toString(),
            ttl.orElse(UniversalAuth.DEFAULT_TTL),
            maxTtl);
    try {
      return unitOfWork.commit(
          () -> {
            requireIdentity(identityId);
            if (identities().findUniversalAuth(identityId).isPresent()) {
              throw Refused.conflict("This identity has universal auth already");
            }
            identities().putUniversalAuth(auth);
            record(caller, "identity.universal-auth.added", identityId, Map.of());
            return auth;
          });
    } catch (DuplicateEntry e) {
      throw Refused.conflict("This identity has universal auth already");
    }
  }

  private static UniversalAuth universalAuth(
      UUID identityId, String clientId, Duration ttl, Optional<Duration> maxTtl) {
    Duration longest =
        ttl.compareTo(UniversalAuth.DEFAULT_MAX_TTL) > 0 ? ttl : UniversalAuth.DEFAULT_MAX_TTL;
    Duration max = maxTtl.orElse(longest);
    new FieldChecks()
        .that(
            ttl.toSeconds() > 0 && ttl.compareTo(LONGEST_TTL) <= 0,
            "accessTokenTTL",
            "accessTokenTTL must be 1 to " + LONGEST_TTL.toSeconds() + " seconds")
        .that(
            max.compareTo(LONGEST_TTL) <= 0,
            "accessTokenMaxTTL",
            "accessTokenMaxTTL must be at most " + LONGEST_TTL.toSeconds() + " seconds")
        .that(
            max.compareTo(ttl) >= 0,
            "accessTokenMaxTTL",
            "accessTokenMaxTTL must not be shorter than accessTokenTTL")
        .done();
    return new UniversalAuth(identityId, clientId, ttl, max);
  }

  UniversalAuth find(Caller caller, UUID identityId) {
    IdentityAdministration.requireAdminOrSelf(caller, identityId);
    return unitOfWork.commit(() -> existingAuth(identityId));
  }

  private UniversalAuth existingAuth(UUID identityId) {
    requireIdentity(identityId);
    return identities()
        .findUniversalAuth(identityId)
        .orElseThrow(() -> Refused.notFound(NO_UNIVERSAL_AUTH));
  }

  UniversalAuth update(
      Caller caller, UUID identityId, Optional<Duration> ttl, Optional<Duration> maxTtl) {
    AccessControl.requireOrganizationAdmin(caller, "edit", "identities");
    return unitOfWork.commit(
        () -> {
          UniversalAuth old = existingAuth(identityId);
          UniversalAuth changed =
              universalAuth(
                  identityId,
                  old.clientId(),
                  ttl.orElse(old.accessTokenTtl()),
                  Optional.of(maxTtl.orElse(old.accessTokenMaxTtl())));
          identities().putUniversalAuth(changed);
          record(caller, "identity.universal-auth.updated", identityId, Map.of());
          return changed;
        });
  }

  UniversalAuth unlock(Caller caller, UUID identityId) {
    AccessControl.requireOrganizationAdmin(caller, "edit", "identities");
    return unitOfWork.commit(
        () -> {
          UniversalAuth auth = existingAuth(identityId);
          LoginLockout.forget(stores.loginAttempts(), auth.clientId());
          record(caller, "identity.universal-auth.unlocked", identityId, Map.of());
          return auth;
        });
  }

  UniversalAuth remove(Caller caller, UUID identityId) {
    AccessControl.requireOrganizationAdmin(caller, "edit", "identities");
    return unitOfWork.commit(
        () -> {
          UniversalAuth auth = existingAuth(identityId);
          identities().removeUniversalAuth(identityId);
          stores.accessTokens().revokeAllOf(identityId);
          record(caller, "identity.universal-auth.removed", identityId, Map.of());
          return auth;
        });
  }

  NewClientSecret createClientSecret(Caller caller, UUID identityId, ClientSecretTerms terms) {
    AccessControl.requireOrganizationAdmin(caller, "edit", "identities");
    new FieldChecks()
        .text("description", terms.description(), 0, MAX_DESCRIPTION_CHARACTERS)
        .that(
            terms.usesLimit() >= 0 && terms.usesLimit() <= MAX_USES,
            "numUsesLimit",
            "numUsesLimit must be 0, for any number, to " + MAX_USES)
        .that(
            terms
                .ttl()
                .map(ttl -> ttl.compareTo(LONGEST_TTL) <= 0 && !ttl.isNegative())
                .orElse(true),
            "ttl",
            "ttl must be at most " + LONGEST_TTL.toSeconds() + " seconds")
        .done();
    String clientSecret = randomSecret();
    Instant now = clock.instant();
    ClientSecret record =
        new ClientSecret(
            identifiers.get(),
            identityId,
            terms.description(),
            ClientSecretPrefix.of(clientSecret),
            cryptography.hashing().hash(clientSecret),
            terms.usesLimit(),
            0,
            terms.ttl().filter(ttl -> !ttl.isZero()).map(now::plus),
            false,
            now);
    unitOfWork.commit(
        () -> {
          existingAuth(identityId);
          identities().addClientSecret(record);
          record(caller, "identity.client-secret.created", identityId, secretFacts(record));
        });
    return new NewClientSecret(clientSecret, record);
  }

  private String randomSecret() {
    byte[] octets = new byte[CLIENT_SECRET_OCTETS];
    cryptography.random().nextBytes(octets);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  private static Map<String, String> secretFacts(ClientSecret secret) {
    return Map.of("clientSecretId", secret.id().toString());
  }

  List<ClientSecret> clientSecrets(Caller caller, UUID identityId) {
    IdentityAdministration.requireAdminOrSelf(caller, identityId);
    return unitOfWork.commit(
        () -> {
          existingAuth(identityId);
          return identities().clientSecretsOf(identityId);
        });
  }

  ClientSecret findClientSecret(Caller caller, UUID identityId, UUID secretId) {
    IdentityAdministration.requireAdminOrSelf(caller, identityId);
    return unitOfWork.commit(() -> existingSecret(identityId, secretId));
  }

  private ClientSecret existingSecret(UUID identityId, UUID secretId) {
    existingAuth(identityId);
    return identities()
        .findClientSecret(secretId)
        .filter(secret -> secret.identityId().equals(identityId))
        .orElseThrow(() -> Refused.notFound(NO_CLIENT_SECRET));
  }

  ClientSecret revokeClientSecret(Caller caller, UUID identityId, UUID secretId) {
    AccessControl.requireOrganizationAdmin(caller, "edit", "identities");
    return unitOfWork.commit(
        () -> {
          ClientSecret withdrawn = existingSecret(identityId, secretId).withdrawn();
          identities().updateClientSecret(withdrawn);
          record(caller, "identity.client-secret.revoked", identityId, secretFacts(withdrawn));
          return withdrawn;
        });
  }

  private void record(Caller caller, String action, UUID subject, Map<String, String> facts) {
    audit.append(Optional.empty(), caller.actor(), action, subject, facts);
  }

  private Identities identities() {
    return stores.identities();
  }
}
