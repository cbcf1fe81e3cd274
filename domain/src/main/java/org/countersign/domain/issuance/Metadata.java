package org.countersign.domain.issuance;

import java.util.Objects;

/**
 * A note that a requester hangs on a request and its certificate, to find them by; at most 255 and
 * 1020 characters.
 */
public record Metadata(String key, String value) {

  public static final int MAX_KEY_CHARACTERS = 255;
  public static final int MAX_VALUE_CHARACTERS = 1020;

  public Metadata {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
  }
}
