package org.countersign.application.port.persistence;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.AccessToken;
import org.countersign.domain.access.ClientSecret;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.UniversalAuth;

/** Identities in memory. */
public final class InMemoryIdentities implements Identities {

  private final InMemoryTable<UUID, Identity> identities;
  private final InMemoryTable<UUID, UniversalAuth> universalAuths;
  private final InMemoryTable<UUID, ClientSecret> clientSecrets;
  private final InMemoryTable<UUID, AccessToken> accessTokens;
  private final InMemoryMemberships memberships;

  InMemoryIdentities(
      InMemoryTable<UUID, Identity> identities,
      InMemoryTable<UUID, UniversalAuth> universalAuths,
      InMemoryTable<UUID, ClientSecret> clientSecrets,
      InMemoryTable<UUID, AccessToken> accessTokens,
      InMemoryMemberships memberships) {
    this.identities = identities;
    this.universalAuths = universalAuths;
    this.clientSecrets = clientSecrets;
    this.accessTokens = accessTokens;
    this.memberships = memberships;
  }

  @Override
  public void add(Identity identity) {
    identities.add(identity);
  }

  @Override
  public Optional<Identity> find(UUID id) {
    return identities.find(id);
  }

  @Override
  public Page<Identity> list(String search, PageRequest page) {
    return Pages.cut(
        identities
            .rows()
            .filter(identity -> SearchedText.isPartOf(search, Stream.of(identity.name())))
            .sorted(Comparator.comparing(Identity::name).thenComparing(i -> i.id().toString()))
            .toList(),
        page);
  }

  @Override
  public void update(Identity identity) {
    identities.update(identity);
  }

  @Override
  public void remove(UUID id) {
    removeUniversalAuth(id);
    accessTokens.removeIf(token -> token.identityId().equals(id));
    memberships.removeIf(membership -> membership.identityId().equals(id));
    identities.remove(id);
  }

  @Override
  public void putUniversalAuth(UniversalAuth auth) {
    universalAuths.put(auth);
  }

  @Override
  public Optional<UniversalAuth> findUniversalAuth(UUID identityId) {
    return universalAuths.find(identityId);
  }

  @Override
  public Optional<UniversalAuth> findUniversalAuthByClientId(String clientId) {
    return universalAuths.rows().filter(auth -> auth.clientId().equals(clientId)).findFirst();
  }

  @Override
  public void removeUniversalAuth(UUID identityId) {
    clientSecrets.removeIf(secret -> secret.identityId().equals(identityId));
    universalAuths.remove(identityId);
  }

  @Override
  public void addClientSecret(ClientSecret secret) {
    clientSecrets.add(secret);
  }

  @Override
  public Optional<ClientSecret> findClientSecret(UUID id) {
    return clientSecrets.find(id);
  }

  @Override
  public List<ClientSecret> clientSecretsOf(UUID identityId) {
    return clientSecrets
        .rows()
        .filter(secret -> secret.identityId().equals(identityId))
        .sorted(
            Comparator.comparing(ClientSecret::createdAt)
                .thenComparing(secret -> secret.id().toString()))
        .toList();
  }

  @Override
  public void updateClientSecret(ClientSecret secret) {
    clientSecrets.update(secret);
  }

  @Override
  public long count(OrganizationRole role) {
    return identities.rows().filter(identity -> identity.role() == role).count();
  }

  @Override
  public boolean isEmpty() {
    return identities.rows().findAny().isEmpty();
  }
}
