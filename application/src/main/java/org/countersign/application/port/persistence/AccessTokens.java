package org.countersign.application.port.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.access.AccessToken;

/** The access tokens that were handed out; a revocation is seen by every node at once. */
public interface AccessTokens {

  void add(AccessToken token);

  Optional<AccessToken> find(UUID id);

  /** A token that is not there is no error. */
  void revoke(UUID id);

  void revokeAllOf(UUID identityId);

  /** Forgets tokens that expired before a moment. */
  void removeExpiredBefore(Instant moment);
}
