package org.countersign.domain.issuance;

import java.util.Objects;

/**
 * What lint looks at.
 *
 * @param decided what was to be written
 * @param readBack the octets, read by another path than the one that wrote them
 * @param der the octets
 * @param issuer the CA that will sign; for a self-signed certificate, itself
 */
public record LintSubject(
    TbsCertificate decided, EncodedCertificate readBack, byte[] der, Issuer issuer) {

  public LintSubject {
    Objects.requireNonNull(decided, "decided");
    Objects.requireNonNull(readBack, "readBack");
    der = der.clone();
    Objects.requireNonNull(issuer, "issuer");
  }

  @Override
  public byte[] der() {
    return der.clone();
  }

  /** What the octets say. */
  public TbsCertificate encoded() {
    return readBack.content();
  }
}
