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
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.persistence.DuplicateEntry;
import org.countersign.application.port.persistence.Identities;
import org.countersign.application.port.persistence.Page;
import org.countersign.application.port.persistence.PageRequest;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.access.ClientSecret;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.UniversalAuth;

final class IdentityAdministration implements ManageIdentities {

  static final String NOT_FOUND = "Identity not found";

  private static final String NO_UNIVERSAL_AUTH = "Universal auth not found for this identity";
  private static final String NO_CLIENT_SECRET = "Client secret not found";
  private static final int MAX_NAME_CHARACTERS = 255;
  private static final int MAX_USES = 1_000_000_000;

  /** Ten years: a token that lives longer is a password. */
  private static final Duration LONGEST_TTL = Duration.ofDays(3650);

  /** 256 bits: beyond guessing, whatever the hash costs. */
  private static final int CLIENT_SECRET_OCTETS = 32;

  private final AccessUseCases.Stores stores;
  private final AccessUseCases.Cryptography cryptography;
  private final AuditLog audit;
  private final Supplier<UUID> identifiers;
  private final Clock clock;

  IdentityAdministration(
      AccessUseCases.Stores stores,
      AccessUseCases.Cryptography cryptography,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    this.stores = stores;
    this.cryptography = cryptography;
    this.audit = audit;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  @Override
  public Identity create(Caller caller, String name, OrganizationRole role) {
    AccessControl.requireOrganizationAdmin(caller, "create", "identities");
    checkName(name);
    Instant now = clock.instant();
    Identity identity = new Identity(identifiers.get(), name.strip(), role, now, now);
    stores
        .unitOfWork()
        .commit(
            () -> {
              identities().add(identity);
              record(caller, "identity.created", identity.id(), Map.of("role", role.wireName()));
            });
    return identity;
  }

  private static void checkName(String name) {
    new FieldChecks().text("name", name, 1, MAX_NAME_CHARACTERS).done();
  }

  @Override
  public Identity find(Caller caller, UUID id) {
    requireAdminOrSelf(caller, id);
    return stores.unitOfWork().commit(() -> existing(id));
  }

  private static void requireAdminOrSelf(Caller caller, UUID id) {
    if (!caller.identityId().equals(id)) {
      AccessControl.requireOrganizationAdmin(caller, "read", "identities");
    }
  }

  private Identity existing(UUID id) {
    return identities().find(id).orElseThrow(() -> Refused.notFound(NOT_FOUND));
  }

  @Override
  public Page<Identity> list(Caller caller, String search, PageRequest page) {
    AccessControl.requireOrganizationAdmin(caller, "read", "identities");
    return stores.unitOfWork().commit(() -> identities().list(search, page));
  }

  @Override
  public Identity update(
      Caller caller, UUID id, Optional<String> name, Optional<OrganizationRole> role) {
    AccessControl.requireOrganizationAdmin(caller, "edit", "identities");
    name.ifPresent(IdentityAdministration::checkName);
    return stores
        .unitOfWork()
        .commit(
            () -> {
              Identity old = existing(id);
              OrganizationRole newRole = role.orElse(old.role());
              if (newRole != OrganizationRole.ADMIN) {
                requireAnotherAdmin(old);
              }
              Identity changed =
                  new Identity(
                      id,
                      name.map(String::strip).orElse(old.name()),
                      newRole,
                      old.createdAt(),
                      clock.instant());
              identities().update(changed);
              record(caller, "identity.updated", id, Map.of("role", newRole.wireName()));
              return changed;
            });
  }

  private void requireAnotherAdmin(Identity identity) {
    if (identity.role() == OrganizationRole.ADMIN
        && identities().count(OrganizationRole.ADMIN) < 2) {
      throw Refused.conflict(
          "Identity '"
              + identity.name()
              + "' is the last organization admin; make another one first");
    }
  }

  @Override
  public Identity remove(Caller caller, UUID id) {
    AccessControl.requireOrganizationAdmin(caller, "delete", "identities");
    return stores
        .unitOfWork()
        .commit(
            () -> {
              Identity identity = existing(id);
              requireAnotherAdmin(identity);
              identities().remove(id);
              record(caller, "identity.deleted", id, Map.of("name", identity.name()));
              return identity;
            });
  }

  @Override
  public UniversalAuth addUniversalAuth(
      Caller caller, UUID identityId, Optional<Duration> ttl, Optional<Duration> maxTtl) {
    AccessControl.requireOrganizationAdmin(caller, "edit", "identities");
    UniversalAuth auth =
        universalAuth(
            identityId,
            UUID.randomUUID().toString(),
            ttl.orElse(UniversalAuth.DEFAULT_TTL),
            maxTtl);
    try {
      return stores
          .unitOfWork()
          .commit(
              () -> {
                existing(identityId);
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
        ttl.compareTo(UniversalAuth.DEFAULT_TTL) > 0 ? ttl : UniversalAuth.DEFAULT_TTL;
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

  @Override
  public UniversalAuth findUniversalAuth(Caller caller, UUID identityId) {
    requireAdminOrSelf(caller, identityId);
    return stores.unitOfWork().commit(() -> existingAuth(identityId));
  }

  private UniversalAuth existingAuth(UUID identityId) {
    existing(identityId);
    return identities()
        .findUniversalAuth(identityId)
        .orElseThrow(() -> Refused.notFound(NO_UNIVERSAL_AUTH));
  }

  @Override
  public UniversalAuth updateUniversalAuth(
      Caller caller, UUID identityId, Optional<Duration> ttl, Optional<Duration> maxTtl) {
    AccessControl.requireOrganizationAdmin(caller, "edit", "identities");
    return stores
        .unitOfWork()
        .commit(
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

  @Override
  public UniversalAuth removeUniversalAuth(Caller caller, UUID identityId) {
    AccessControl.requireOrganizationAdmin(caller, "edit", "identities");
    return stores
        .unitOfWork()
        .commit(
            () -> {
              UniversalAuth auth = existingAuth(identityId);
              identities().removeUniversalAuth(identityId);
              stores.accessTokens().revokeAllOf(identityId);
              record(caller, "identity.universal-auth.removed", identityId, Map.of());
              return auth;
            });
  }

  @Override
  public NewClientSecret createClientSecret(
      Caller caller, UUID identityId, ClientSecretTerms terms) {
    AccessControl.requireOrganizationAdmin(caller, "edit", "identities");
    new FieldChecks()
        .text("description", terms.description(), 0, MAX_NAME_CHARACTERS)
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
    stores
        .unitOfWork()
        .commit(
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

  @Override
  public List<ClientSecret> clientSecrets(Caller caller, UUID identityId) {
    requireAdminOrSelf(caller, identityId);
    return stores
        .unitOfWork()
        .commit(
            () -> {
              existingAuth(identityId);
              return identities().clientSecretsOf(identityId);
            });
  }

  @Override
  public ClientSecret findClientSecret(Caller caller, UUID identityId, UUID secretId) {
    requireAdminOrSelf(caller, identityId);
    return stores.unitOfWork().commit(() -> existingSecret(identityId, secretId));
  }

  private ClientSecret existingSecret(UUID identityId, UUID secretId) {
    existingAuth(identityId);
    return identities()
        .findClientSecret(secretId)
        .filter(secret -> secret.identityId().equals(identityId))
        .orElseThrow(() -> Refused.notFound(NO_CLIENT_SECRET));
  }

  @Override
  public ClientSecret revokeClientSecret(Caller caller, UUID identityId, UUID secretId) {
    AccessControl.requireOrganizationAdmin(caller, "edit", "identities");
    return stores
        .unitOfWork()
        .commit(
            () -> {
              ClientSecret withdrawn = existingSecret(identityId, secretId).withdrawn();
              identities().updateClientSecret(withdrawn);
              record(caller, "identity.client-secret.revoked", identityId, secretFacts(withdrawn));
              return withdrawn;
            });
  }

  private void record(Caller caller, String action, UUID subject, Map<String, String> facts) {
    audit.append(Optional.empty(), Optional.of(caller.identityId()), action, subject, facts);
  }

  private Identities identities() {
    return stores.identities();
  }
}
