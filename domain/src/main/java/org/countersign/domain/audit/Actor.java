package org.countersign.domain.audit;

import java.util.Objects;
import org.countersign.domain.access.Principal;

/** Who did something, and from where. */
public record Actor(Principal principal, Origin origin) {

  /** The server, by itself. */
  public static final Actor SYSTEM = new Actor(Principal.SYSTEM, Origin.NONE);

  public Actor {
    Objects.requireNonNull(principal, "principal");
    Objects.requireNonNull(origin, "origin");
  }
}
