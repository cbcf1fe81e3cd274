package org.countersign.distribution.settings;

import java.util.Objects;

/** The machine identity with the organisation role admin that the first start makes. */
public record BootstrapClient(String clientId, Secret clientSecret) {

  public BootstrapClient {
    Objects.requireNonNull(clientId, "clientId");
    Objects.requireNonNull(clientSecret, "clientSecret");
  }
}
