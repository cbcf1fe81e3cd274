package org.countersign.domain.request;

import java.util.Objects;

/**
 * An extension in the extensionRequest attribute (RFC 2985, 5.4.2) that Countersign does not read.
 */
public record RequestedExtension(String oid, boolean critical) {

  public RequestedExtension {
    Objects.requireNonNull(oid, "oid");
  }
}
