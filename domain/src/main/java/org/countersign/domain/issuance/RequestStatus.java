package org.countersign.domain.issuance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The life of a certificate request. Only {@link #PENDING} and {@link #PENDING_APPROVAL} change
 * again.
 */
public enum RequestStatus {
  PENDING_APPROVAL,
  PENDING,
  ISSUED,
  FAILED,
  REJECTED;

  /** The name in the REST contract. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<RequestStatus> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(status -> status.wireName().equals(wireName)).findFirst();
  }
}
