package org.countersign.domain.issuance;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.SubjectPublicKeyInfo;
import org.countersign.domain.x509.Validity;

/**
 * The content of a version 3 certificate before it is signed (RFC 5280, 4.1).
 *
 * <p>Criticality is not a choice here: basicConstraints and keyUsage are critical, subjectAltName
 * exactly when the subject is empty, extKeyUsage exactly when time stamping is its one purpose,
 * nothing else is.
 *
 * @param issuerDer the issuing CA's subject, byte for byte
 * @param names no subjectAltName extension when empty
 * @param keyUsages no keyUsage extension when empty
 * @param extendedKeyUsages no extKeyUsage extension when empty
 * @param authorityKeyIdentifier the issuer's key identifier (4.2.1.1)
 * @param subjectKeyIdentifier 4.2.1.2
 * @param pointers where to ask about the certificate and its issuer
 */
public record TbsCertificate(
    SerialNumber serialNumber,
    SignatureAlgorithm signatureAlgorithm,
    byte[] issuerDer,
    Validity validity,
    DistinguishedName subject,
    SubjectPublicKeyInfo publicKey,
    BasicConstraints basicConstraints,
    Set<KeyUsage> keyUsages,
    List<ExtendedKeyUsage> extendedKeyUsages,
    List<SubjectAlternativeName> names,
    byte[] authorityKeyIdentifier,
    byte[] subjectKeyIdentifier,
    Pointers pointers) {

  private static final List<ExtendedKeyUsage> TIME_STAMPING_ALONE =
      List.of(ExtendedKeyUsage.TIME_STAMPING);

  /**
   * URIs in the cRLDistributionPoints (4.2.1.13) and authorityInfoAccess (4.2.2.1) extensions; an
   * extension with nothing in it is left out.
   */
  public record Pointers(
      Optional<String> crl, Optional<String> issuerCertificate, Optional<String> ocsp) {

    public static final Pointers NONE =
        new Pointers(Optional.empty(), Optional.empty(), Optional.empty());

    public Pointers {
      Objects.requireNonNull(crl, "crl");
      Objects.requireNonNull(issuerCertificate, "issuerCertificate");
      Objects.requireNonNull(ocsp, "ocsp");
    }
  }

  public TbsCertificate {
    Objects.requireNonNull(serialNumber, "serialNumber");
    Objects.requireNonNull(signatureAlgorithm, "signatureAlgorithm");
    issuerDer = issuerDer.clone();
    Objects.requireNonNull(validity, "validity");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(publicKey, "publicKey");
    Objects.requireNonNull(basicConstraints, "basicConstraints");
    keyUsages = Set.copyOf(keyUsages);
    extendedKeyUsages = List.copyOf(extendedKeyUsages);
    names = List.copyOf(names);
    authorityKeyIdentifier = authorityKeyIdentifier.clone();
    subjectKeyIdentifier = subjectKeyIdentifier.clone();
    Objects.requireNonNull(pointers, "pointers");
  }

  @Override
  public byte[] issuerDer() {
    return issuerDer.clone();
  }

  @Override
  public byte[] authorityKeyIdentifier() {
    return authorityKeyIdentifier.clone();
  }

  @Override
  public byte[] subjectKeyIdentifier() {
    return subjectKeyIdentifier.clone();
  }

  /**
   * Whether extKeyUsage is critical: for time stamping alone (RFC 3161, 2.3 asks for it, and who
   * verifies time stamps insists).
   */
  public boolean hasCriticalExtendedKeyUsage() {
    return extendedKeyUsages.equals(TIME_STAMPING_ALONE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TbsCertificate that
        && serialNumber.equals(that.serialNumber)
        && signatureAlgorithm == that.signatureAlgorithm
        && Arrays.equals(issuerDer, that.issuerDer)
        && validity.equals(that.validity)
        && subject.equals(that.subject)
        && publicKey.equals(that.publicKey)
        && basicConstraints.equals(that.basicConstraints)
        && keyUsages.equals(that.keyUsages)
        && extendedKeyUsages.equals(that.extendedKeyUsages)
        && names.equals(that.names)
        && Arrays.equals(authorityKeyIdentifier, that.authorityKeyIdentifier)
        && Arrays.equals(subjectKeyIdentifier, that.subjectKeyIdentifier)
        && pointers.equals(that.pointers);
  }

  @Override
  public int hashCode() {
    return serialNumber.hashCode();
  }

  @Override
  public String toString() {
    return "TbsCertificate[serial " + serialNumber + ", " + subject + "]";
  }
}
