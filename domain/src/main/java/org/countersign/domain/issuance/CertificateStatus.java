package org.countersign.domain.issuance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a certificate is at a moment; a revoked one stays revoked when it expires. */
public enum CertificateStatus {
  ACTIVE,
  EXPIRED,
  REVOKED;

  /** The name in the REST contract. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<CertificateStatus> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(status -> status.wireName().equals(wireName)).findFirst();
  }
}
