package org.countersign.domain.issuance;

import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.countersign.domain.x509.SerialNumber;

/**
 * The octets that a CA's key is about to sign, as recorded before it does. What is on record is
 * never signed again, and no two of one CA have the same serial number.
 *
 * @param authorityId the CA whose key signs
 * @param kind whose certificate it becomes
 * @param certificateId the id that the certificate will have
 * @param der the tbsCertificate, exactly
 */
public record ToBeSigned(
    UUID authorityId, SerialNumber serialNumber, Kind kind, UUID certificateId, byte[] der) {

  /** What a certificate is for. */
  public enum Kind {
    /** A requester's. */
    CERTIFICATE,
    /** A CA's own, a root's by itself or an intermediate's by its parent. */
    AUTHORITY_CERTIFICATE
  }

  public ToBeSigned {
    Objects.requireNonNull(authorityId, "authorityId");
    Objects.requireNonNull(serialNumber, "serialNumber");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(certificateId, "certificateId");
    der = der.clone();
  }

  @Override
  public byte[] der() {
    return der.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ToBeSigned that
        && authorityId.equals(that.authorityId)
        && serialNumber.equals(that.serialNumber)
        && kind == that.kind
        && certificateId.equals(that.certificateId)
        && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Objects.hash(authorityId, serialNumber);
  }

  @Override
  public String toString() {
    return "ToBeSigned[serial " + serialNumber + " of " + authorityId + "]";
  }
}
