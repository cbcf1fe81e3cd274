package org.countersign.application.port.persistence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.ClientSecret;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.UniversalAuth;

/** Machine identities, how they log in, and their client secrets. */
public interface Identities {

  void add(Identity identity);

  Optional<Identity> find(UUID id);

  /** By name, then id; {@code search} is part of the name, in any case; empty text for all. */
  Page<Identity> list(String search, PageRequest page);

  void update(Identity identity);

  /** Removes an identity with its universal auth, secrets, tokens and memberships. */
  void remove(UUID id);

  /**
   * Adds or replaces how an identity logs in.
   *
   * @throws DuplicateEntry when another identity has the client id
   */
  void putUniversalAuth(UniversalAuth auth);

  Optional<UniversalAuth> findUniversalAuth(UUID identityId);

  Optional<UniversalAuth> findUniversalAuthByClientId(String clientId);

  /** Takes away the login with all its client secrets. */
  void removeUniversalAuth(UUID identityId);

  void addClientSecret(ClientSecret secret);

  Optional<ClientSecret> findClientSecret(UUID id);

  /** Oldest first. */
  List<ClientSecret> clientSecretsOf(UUID identityId);

  void updateClientSecret(ClientSecret secret);

  /** How many identities have an organisation role. */
  long count(OrganizationRole role);

  /** Whether there is no identity at all. */
  boolean isEmpty();
}
