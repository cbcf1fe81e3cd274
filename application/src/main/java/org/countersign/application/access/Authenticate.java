package org.countersign.application.access;

import org.countersign.application.refusal.Refused;
import org.countersign.domain.audit.Origin;

/**
 * Universal auth: a client id and a client secret for an access token, and what becomes of the
 * token.
 */
public interface Authenticate {

  /**
   * Logs an identity in. Whatever is wrong, an unknown client id, a wrong, expired or used-up
   * secret, the answer and the time it takes are the same; after {@code LoginFailures.LIMIT}
   * failures under one client id from one address it is refused for a while, as {@code
   * LoginFailures} has it, whether an identity has that id or not.
   *
   * @param origin where the call comes from; it is in the audit trail, as below
   * @throws Refused UNAUTHENTICATED
   */
  AccessTokenGrant logIn(String clientId, String clientSecret, Origin origin);

  /**
   * A new token for one that is still good; the old one is revoked. Never past the longest life
   * counted from login.
   *
   * @throws Refused as {@link #callerOf}
   */
  AccessTokenGrant renew(String accessToken, Origin origin);

  /**
   * Revokes a token, at once and on every node.
   *
   * @throws Refused UNAUTHENTICATED when it is no token of ours
   */
  void revoke(String accessToken, Origin origin);

  /**
   * Who holds a token.
   *
   * @throws Refused UNAUTHENTICATED when it is none, was revoked or given for a client secret that
   *     was, or its identity is gone; TOKEN_EXPIRED when its time is over
   */
  Caller callerOf(String accessToken);
}
