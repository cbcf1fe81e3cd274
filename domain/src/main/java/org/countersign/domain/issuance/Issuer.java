package org.countersign.domain.issuance;

import java.util.Objects;
import java.util.OptionalInt;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.x509.SubjectPublicKeyInfo;
import org.countersign.domain.x509.Validity;

/**
 * What a CA's certificate says that the certificates under it must agree with.
 *
 * @param subjectDer the encoded subject Name
 * @param pathLength of basicConstraints; empty when unlimited
 */
public record Issuer(
    byte[] subjectDer, SubjectPublicKeyInfo publicKey, Validity validity, OptionalInt pathLength) {

  public Issuer {
    subjectDer = subjectDer.clone();
    Objects.requireNonNull(publicKey, "publicKey");
    Objects.requireNonNull(validity, "validity");
    Objects.requireNonNull(pathLength, "pathLength");
  }

  public static Issuer of(AuthorityCertificate certificate) {
    return new Issuer(
        certificate.subjectDer(),
        certificate.publicKey(),
        certificate.validity(),
        certificate.pathLength());
  }

  @Override
  public byte[] subjectDer() {
    return subjectDer.clone();
  }
}
