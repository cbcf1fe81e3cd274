package org.countersign.adapters.rest.call;

import java.security.Principal;
import org.countersign.application.access.Caller;

/** The caller, as Jakarta REST carries it along. */
public record CallerPrincipal(Caller caller) implements Principal {

  @Override
  public String getName() {
    return caller.id().toString();
  }
}
