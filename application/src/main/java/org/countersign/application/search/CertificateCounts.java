package org.countersign.application.search;

/** How many certificates a profile has, by state; an expiring one is active, too. */
public record CertificateCounts(
    long total, long active, long expiring, long expired, long revoked) {
  public static final CertificateCounts NONE = new CertificateCounts(0, 0, 0, 0, 0);
}
