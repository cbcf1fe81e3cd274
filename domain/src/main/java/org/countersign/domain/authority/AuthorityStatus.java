package org.countersign.domain.authority;

import java.util.Arrays;
import java.util.Optional;

/** The life of a CA: it waits for its certificate, issues, is switched off. */
public enum AuthorityStatus {
  PENDING_CERTIFICATE("pending-certificate"),
  ACTIVE("active"),
  DISABLED("disabled");

  private final String wireName;

  AuthorityStatus(String wireName) {
    this.wireName = wireName;
  }

  /** The name in the REST contract. */
  public String wireName() {
    return wireName;
  }

  public static Optional<AuthorityStatus> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(status -> status.wireName.equals(wireName)).findFirst();
  }
}
