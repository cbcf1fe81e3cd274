package org.countersign.domain.profile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The door through which a profile's certificates are asked for. */
public enum EnrollmentMethod {
  API,
  EST,
  ACME,
  SCEP;

  /** The name in the REST contract. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<EnrollmentMethod> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(method -> method.wireName().equals(wireName)).findFirst();
  }
}
