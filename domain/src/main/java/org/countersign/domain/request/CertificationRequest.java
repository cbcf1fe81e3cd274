package org.countersign.domain.request;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/**
 * A PKCS #10 certification request (RFC 2986) that can be read in one way only, whose key is of a
 * supported kind, and whose signature proves possession of that key. Everything else in it is still
 * a claim.
 *
 * <p>The content is as it will be judged, stored and certified: where the CSR deviates from how it
 * should be written, it is here as it should be, and the deviation is told.
 *
 * @param subject every attribute, in the CSR's order and string types, no type twice in one part
 * @param publicKey the key, encoded as RFC 5280 has it
 * @param names the requested subjectAltName, in order, of every kind
 * @param keyUsages empty when the CSR has no keyUsage extension
 * @param extendedKeyUsages empty when the CSR has no extKeyUsage extension
 * @param basicConstraints empty when the CSR has no basicConstraints extension
 * @param unreadExtensions requested extensions other than the four above
 * @param unreadAttributes object identifiers of attributes other than extensionRequest, such as
 *     challengePassword
 * @param deviations how it is not as its standards have it, and what was made of that
 * @param der the whole CSR, as it was signed
 */
public record CertificationRequest(
    DistinguishedName subject,
    SubjectPublicKeyInfo publicKey,
    SignatureAlgorithm signatureAlgorithm,
    List<RequestedName> names,
    Optional<Set<KeyUsage>> keyUsages,
    Optional<List<ExtendedKeyUsage>> extendedKeyUsages,
    Optional<BasicConstraints> basicConstraints,
    List<RequestedExtension> unreadExtensions,
    List<String> unreadAttributes,
    Criticality critical,
    List<Deviation> deviations,
    byte[] der) {

  public CertificationRequest {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(publicKey, "publicKey");
    Objects.requireNonNull(signatureAlgorithm, "signatureAlgorithm");
    names = List.copyOf(names);
    keyUsages = keyUsages.map(Set::copyOf);
    extendedKeyUsages = extendedKeyUsages.map(List::copyOf);
    Objects.requireNonNull(basicConstraints, "basicConstraints");
    unreadExtensions = List.copyOf(unreadExtensions);
    unreadAttributes = List.copyOf(unreadAttributes);
    Objects.requireNonNull(critical, "critical");
    deviations = List.copyOf(deviations);
    der = der.clone();
  }

  @Override
  public byte[] der() {
    return der.clone();
  }

  @Override
  public String toString() {
    return "CertificationRequest[" + subject + ", " + publicKey + "]";
  }
}
