package org.countersign.application.access;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.refusal.Refused;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.ClientSecret;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.OrganizationRole;
import org.countersign.domain.access.UniversalAuth;

/**
 * Machine identities and how they log in. All of it takes the organisation role admin; an identity
 * may read itself.
 *
 * <p>Unknown ids are {@link Refused} with NOT_FOUND: {@code Identity not found}, {@code Universal
 * auth not found for this identity}, {@code Client secret not found}.
 */
public interface ManageIdentities {

  Identity create(Caller caller, String name, OrganizationRole role);

  Identity find(Caller caller, UUID id);

  Page<Identity> list(Caller caller, String search, PageRequest page);

  /**
   * Changes what is given. @throws Refused CONFLICT for taking the role from the last organisation
   * admin
   */
  Identity update(Caller caller, UUID id, Optional<String> name, Optional<OrganizationRole> role);

  /**
   * Removes it; its tokens stop working at once. @throws Refused CONFLICT for the last organisation
   * admin
   */
  Identity remove(Caller caller, UUID id);

  /**
   * Gives an identity a client id. @throws Refused CONFLICT when it has one
   *
   * @param ttl of access tokens; empty: {@link UniversalAuth#DEFAULT_TTL}
   * @param maxTtl not shorter than ttl; empty: the larger of ttl and {@link
   *     UniversalAuth#DEFAULT_MAX_TTL}
   */
  UniversalAuth addUniversalAuth(
      Caller caller, UUID identityId, Optional<Duration> ttl, Optional<Duration> maxTtl);

  UniversalAuth findUniversalAuth(Caller caller, UUID identityId);

  UniversalAuth updateUniversalAuth(
      Caller caller, UUID identityId, Optional<Duration> ttl, Optional<Duration> maxTtl);

  /** Forgets failed logins under its client id, from every address. */
  UniversalAuth unlock(Caller caller, UUID identityId);

  /** Takes client id and secrets away; the identity's tokens stop working at once. */
  UniversalAuth removeUniversalAuth(Caller caller, UUID identityId);

  /** Makes a client secret; it is shown this once. */
  NewClientSecret createClientSecret(Caller caller, UUID identityId, ClientSecretTerms terms);

  List<ClientSecret> clientSecrets(Caller caller, UUID identityId);

  ClientSecret findClientSecret(Caller caller, UUID identityId, UUID secretId);

  ClientSecret revokeClientSecret(Caller caller, UUID identityId, UUID secretId);

  /**
   * What a client secret is good for.
   *
   * @param description at most 255 characters
   * @param usesLimit how many logins; 0 means any number
   * @param ttl from now; empty: it does not expire
   */
  record ClientSecretTerms(String description, int usesLimit, Optional<Duration> ttl) {}

  /** A client secret and its record. */
  record NewClientSecret(String clientSecret, ClientSecret record) {
    public NewClientSecret {
      Objects.requireNonNull(clientSecret, "clientSecret");
      Objects.requireNonNull(record, "record");
    }

    @Override
    public String toString() {
      return "NewClientSecret[" + record + "]";
    }
  }
}
