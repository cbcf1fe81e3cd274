package org.countersign.domain.profile;

import java.util.Arrays;
import java.util.Optional;

/** Who signs a profile's certificates. */
public enum IssuerType {
  CA("ca"),
  SELF_SIGNED("self-signed");

  private final String wireName;

  IssuerType(String wireName) {
    this.wireName = wireName;
  }

  /** The name in the REST contract. */
  public String wireName() {
    return wireName;
  }

  public static Optional<IssuerType> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
  }
}
