package org.countersign.domain.authority;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a CA's certificate is signed by itself or by another CA. */
public enum AuthorityType {
  ROOT,
  INTERMEDIATE;

  /** The name in the REST contract. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<AuthorityType> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName().equals(wireName)).findFirst();
  }
}
