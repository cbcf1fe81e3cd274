package org.countersign.distribution.telemetry;

import org.countersign.application.access.AccessTokenGrant;
import org.countersign.application.access.Authenticate;
import org.countersign.application.access.Caller;
import org.countersign.domain.audit.Origin;

/** Counts logins. */
public final class CountedLogins implements Authenticate {

  private final Authenticate authentication;
  private final ServerMetrics metrics;

  public CountedLogins(Authenticate authentication, ServerMetrics metrics) {
    this.authentication = authentication;
    this.metrics = metrics;
  }

  @Override
  public AccessTokenGrant logIn(String clientId, String clientSecret, Origin origin) {
    try {
      AccessTokenGrant grant = authentication.logIn(clientId, clientSecret, origin);
      metrics.loggedIn(LoginOutcome.ACCEPTED);
      return grant;
    } catch (RuntimeException e) {
      metrics.loggedIn(LoginOutcome.of(e));
      throw e;
    }
  }

  @Override
  public AccessTokenGrant renew(String accessToken, Origin origin) {
    return authentication.renew(accessToken, origin);
  }

  @Override
  public void revoke(String accessToken, Origin origin) {
    authentication.revoke(accessToken, origin);
  }

  @Override
  public Caller callerOf(String accessToken) {
    return authentication.callerOf(accessToken);
  }
}
