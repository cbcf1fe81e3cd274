package org.countersign.application.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.audit.AuditLog;
import org.countersign.application.port.persistence.Identities;
import org.countersign.application.port.persistence.UnitOfWork;
import org.countersign.application.refusal.Refused;
import org.countersign.application.refusal.RetryingUnitOfWork;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.ClientSecret;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.UniversalAuth;

final class IdentityAdministration implements ManageIdentities {

  static final String NOT_FOUND = "Identity not found";

  private static final int MAX_NAME_CHARACTERS = 255;

  /** A row that is written unchanged may not be written at all. */
  private static final Duration SMALLEST_CHANGE = Duration.of(1, ChronoUnit.MICROS);

  private final AccessUseCases.Stores stores;
  private final UnitOfWork unitOfWork;
  private final UniversalAuthAdministration universalAuth;
  private final AuditLog audit;
  private final Supplier<UUID> identifiers;
  private final Clock clock;

  IdentityAdministration(
      AccessUseCases.Stores stores,
      UniversalAuthAdministration universalAuth,
      AuditLog audit,
      Supplier<UUID> identifiers,
      Clock clock) {
    this.stores = stores;
    this.unitOfWork = new RetryingUnitOfWork(stores.unitOfWork());
    this.universalAuth = universalAuth;
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
    unitOfWork.commit(
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
    return unitOfWork.commit(() -> existing(id));
  }

  static void requireAdminOrSelf(Caller caller, UUID id) {
    if (!caller.id().equals(id)) {
      AccessControl.requireOrganizationAdmin(caller, "read", "identities");
    }
  }

  private Identity existing(UUID id) {
    return identities().find(id).orElseThrow(() -> Refused.notFound(NOT_FOUND));
  }

  @Override
  public Page<Identity> list(Caller caller, String search, PageRequest page) {
    AccessControl.requireOrganizationAdmin(caller, "read", "identities");
    return unitOfWork.commit(() -> identities().list(search, page));
  }

  @Override
  public Identity update(
      Caller caller, UUID id, Optional<String> name, Optional<OrganizationRole> role) {
    AccessControl.requireOrganizationAdmin(caller, "edit", "identities");
    name.ifPresent(IdentityAdministration::checkName);
    return unitOfWork.commit(
        () -> {
          Identity old = existing(id);
          OrganizationRole newRole = role.orElse(old.role());
          if (newRole != OrganizationRole.ADMIN) {
            keepAnotherAdmin(old);
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

  /**
   * Another organisation admin stays. It is written here, as it is, so that a unit that takes the
   * role from it at the same moment collides with this one: else two could take it from each other.
   */
  private void keepAnotherAdmin(Identity identity) {
    if (identity.role() != OrganizationRole.ADMIN) {
      return;
    }
    Identity other =
        anotherAdmin(identity.id())
            .orElseThrow(
                () ->
                    Refused.conflict(
                        "Identity '"
                            + identity.name()
                            + "' is the last organization admin; make another one first"));
    identities()
        .update(
            new Identity(
                other.id(),
                other.name(),
                other.role(),
                other.createdAt(),
                other.updatedAt().plus(SMALLEST_CHANGE)));
  }

  private Optional<Identity> anotherAdmin(UUID id) {
    Optional<Identity> found = Optional.empty();
    long total = 1;
    for (int offset = 0; found.isEmpty() && offset < total; offset += PageRequest.MAX_LIMIT) {
      Page<Identity> page = identities().list("", new PageRequest(offset, PageRequest.MAX_LIMIT));
      total = page.totalCount();
      found =
          page.items().stream()
              .filter(other -> other.role() == OrganizationRole.ADMIN && !other.id().equals(id))
              .findFirst();
    }
    return found;
  }

  @Override
  public Identity remove(Caller caller, UUID id) {
    AccessControl.requireOrganizationAdmin(caller, "delete", "identities");
    return unitOfWork.commit(
        () -> {
          Identity identity = existing(id);
          keepAnotherAdmin(identity);
          identities().remove(id);
          record(caller, "identity.deleted", id, Map.of("name", identity.name()));
          return identity;
        });
  }

  @Override
  public UniversalAuth addUniversalAuth(
      Caller caller, UUID identityId, Optional<Duration> ttl, Optional<Duration> maxTtl) {
    return universalAuth.add(caller, identityId, ttl, maxTtl);
  }

  @Override
  public UniversalAuth findUniversalAuth(Caller caller, UUID identityId) {
    return universalAuth.find(caller, identityId);
  }

  @Override
  public UniversalAuth updateUniversalAuth(
      Caller caller, UUID identityId, Optional<Duration> ttl, Optional<Duration> maxTtl) {
    return universalAuth.update(caller, identityId, ttl, maxTtl);
  }

  @Override
  public UniversalAuth unlock(Caller caller, UUID identityId) {
    return universalAuth.unlock(caller, identityId);
  }

  @Override
  public UniversalAuth removeUniversalAuth(Caller caller, UUID identityId) {
    return universalAuth.remove(caller, identityId);
  }

  @Override
  public NewClientSecret createClientSecret(
      Caller caller, UUID identityId, ClientSecretTerms terms) {
    return universalAuth.createClientSecret(caller, identityId, terms);
  }

  @Override
  public List<ClientSecret> clientSecrets(Caller caller, UUID identityId) {
    return universalAuth.clientSecrets(caller, identityId);
  }

  @Override
  public ClientSecret findClientSecret(Caller caller, UUID identityId, UUID secretId) {
    return universalAuth.findClientSecret(caller, identityId, secretId);
  }

  @Override
  public ClientSecret revokeClientSecret(Caller caller, UUID identityId, UUID secretId) {
    return universalAuth.revokeClientSecret(caller, identityId, secretId);
  }

  private void record(Caller caller, String action, UUID subject, Map<String, String> facts) {
    audit.append(Optional.empty(), caller.actor(), action, subject, facts);
  }

  private Identities identities() {
    return stores.identities();
  }
}
