package org.countersign.domain.request;

import java.util.Objects;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/**
 * A PKCS #10 certification request (RFC 2986) that can be read in one way only, whose key is of a
 * supported kind, and whose signature proves possession of that key. Everything else in it is still
 * a claim.
 *
 * @param publicKey the key, encoded as RFC 5280 has it
 * @param der the whole CSR, as it was signed
 */
public record CertificationRequest(
    ClaimedContent content, SubjectPublicKeyInfo publicKey, byte[] der) {

  public CertificationRequest {
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(publicKey, "publicKey");
    der = der.clone();
  }

  @Override
  public byte[] der() {
    return der.clone();
  }

  @Override
  public String toString() {
    return "CertificationRequest[" + content.subject() + ", " + publicKey + "]";
  }
}
