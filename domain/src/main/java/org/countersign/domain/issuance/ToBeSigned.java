package org.countersign.domain.issuance;

import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.countersign.domain.x509.SerialNumber;

/**
 * The octets that a CA's key is about to sign, as recorded before it does.
 *
 * @param authorityId the CA that signs
 * @param der the tbsCertificate, exactly
 */
public record ToBeSigned(UUID authorityId, SerialNumber serialNumber, byte[] der) {

  public ToBeSigned {
    Objects.requireNonNull(authorityId, "authorityId");
    Objects.requireNonNull(serialNumber, "serialNumber");
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
