package org.countersign.domain.request;

/**
 * Which of the extensions that a CSR asks for it marks critical. What a certificate has is not
 * decided by this: RFC 5280 and its companions say which of them are critical there.
 */
public record Criticality(boolean names, boolean extendedKeyUsages) {

  /** Neither. */
  public static final Criticality NONE = new Criticality(false, false);
}
