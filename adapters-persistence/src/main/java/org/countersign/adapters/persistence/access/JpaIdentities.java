package org.countersign.adapters.persistence.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.adapters.persistence.transaction.PagedQuery;
import org.countersign.application.port.persistence.Identities;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.ClientSecret;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.UniversalAuth;

/** Identities, their logins and their client secrets in the database. */
public final class JpaIdentities implements Identities {

  private final OpenUnit unit;

  public JpaIdentities(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void add(Identity identity) {
    unit.insert(IdentityRow.of(identity));
  }

  @Override
  public Optional<Identity> find(UUID id) {
    return unit.find(IdentityRow.class, id).map(IdentityRow::toIdentity);
  }

  @Override
  public Page<Identity> list(String search, PageRequest page) {
    return new PagedQuery<>(unit, IdentityRow.class)
        .whereContains(search)
        .page("r.name, r.id", page, IdentityRow::toIdentity);
  }

  @Override
  public void update(Identity identity) {
    unit.existing(IdentityRow.class, identity.id()).set(identity);
    unit.flush();
    unit.noteChange();
  }

  @Override
  public void remove(UUID id) {
    removeUniversalAuth(id);
    unit.deleteAll(AccessTokenRow.class, "r.identityId = :id", id);
    unit.deleteAll(MembershipRow.class, "r.identityId = :id", id);
    unit.delete(IdentityRow.class, id);
    unit.noteChange();
  }

  @Override
  public void putUniversalAuth(UniversalAuth auth) {
    unit.find(UniversalAuthRow.class, auth.identityId())
        .ifPresentOrElse(
            row -> {
              row.set(auth);
              unit.flush();
            },
            () -> unit.insert(UniversalAuthRow.of(auth)));
  }

  @Override
  public Optional<UniversalAuth> findUniversalAuth(UUID identityId) {
    return unit.find(UniversalAuthRow.class, identityId).map(UniversalAuthRow::toUniversalAuth);
  }

  @Override
  public Optional<UniversalAuth> findUniversalAuthByClientId(String clientId) {
    return unit.entityManager()
        .createQuery(
            "select r from UniversalAuthRow r where r.clientId = :clientId", UniversalAuthRow.class)
        .setParameter("clientId", StorableText.of(clientId))
        .getResultStream()
        .findFirst()
        .map(UniversalAuthRow::toUniversalAuth);
  }

  @Override
  public void removeUniversalAuth(UUID identityId) {
    unit.deleteAll(ClientSecretRow.class, "r.identityId = :id", identityId);
    unit.delete(UniversalAuthRow.class, identityId);
    unit.noteChange();
  }

  @Override
  public void addClientSecret(ClientSecret secret) {
    unit.insert(ClientSecretRow.of(secret));
  }

  @Override
  public Optional<ClientSecret> findClientSecret(UUID id) {
    return unit.find(ClientSecretRow.class, id).map(ClientSecretRow::toClientSecret);
  }

  @Override
  public List<ClientSecret> clientSecretsOf(UUID identityId) {
    return unit.entityManager()
        .createQuery(
            "select r from ClientSecretRow r where r.identityId = :id order by r.createdAt, r.id",
            ClientSecretRow.class)
        .setParameter("id", identityId)
        .getResultStream()
        .map(ClientSecretRow::toClientSecret)
        .toList();
  }

  @Override
  public void updateClientSecret(ClientSecret secret) {
    unit.existing(ClientSecretRow.class, secret.id()).set(secret);
    unit.flush();
    if (secret.revoked()) {
      unit.noteChange();
    }
  }

  @Override
  public long count(OrganizationRole role) {
    return unit.entityManager()
        .createQuery("select count(r) from IdentityRow r where r.role = :role", Long.class)
        .setParameter("role", role.name())
        .getSingleResult();
  }

  @Override
  public boolean isEmpty() {
    return unit.isEmpty(IdentityRow.class);
  }
}
