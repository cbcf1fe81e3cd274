package org.countersign.distribution.settings;

import java.util.Objects;

/** The console's first user, whom the first start makes. */
public record BootstrapAdministrator(String email, Secret password) {

  public BootstrapAdministrator {
    Objects.requireNonNull(email, "email");
    Objects.requireNonNull(password, "password");
  }
}
