package org.countersign.adapters.rest.call;

import java.security.Principal;
import org.countersign.application.access.Caller;
import org.countersign.domain.audit.Origin;

/** Who calls and from where, as Jakarta REST carries it along. */
public sealed interface CallPrincipal extends Principal {

  /** The attribute of a request that has the id of who proved to be calling, for its log line. */
  String IDENTITY = "org.countersign.identity";

  Origin origin();

  /** Somebody whom an access token proved. */
  record Proven(Caller caller) implements CallPrincipal {

    @Override
    public Origin origin() {
      return caller.origin();
    }

    @Override
    public String getName() {
      return caller.id().toString();
    }
  }

  /** Whoever calls a route that takes no token. */
  record Anyone(Origin origin) implements CallPrincipal {

    @Override
    public String getName() {
      return "anyone";
    }
  }
}
