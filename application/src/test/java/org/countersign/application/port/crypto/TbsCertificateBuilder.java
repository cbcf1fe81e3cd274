package org.countersign.application.port.crypto;

import static org.countersign.application.port.crypto.DerWriter.oid;
import static org.countersign.application.port.crypto.DerWriter.sequence;
import static org.countersign.application.port.crypto.DerWriter.set;
import static org.countersign.application.port.crypto.DerWriter.text;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.DnsName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.SubjectAttributeType;
import org.countersign.domain.x509.SubjectPublicKeyInfo;
import org.countersign.domain.x509.Validity;

/** Makes the content of certificates; what a test does not name is that of a server's. */
public final class TbsCertificateBuilder {

  private SignatureAlgorithm signatureAlgorithm = SignatureAlgorithm.ECDSA_SHA256;
  private Validity validity =
      new Validity(Instant.parse("2030-01-01T00:00:00Z"), Instant.parse("2030-04-01T00:00:00Z"));
  private DistinguishedName subject =
      DistinguishedName.EMPTY
          .with(SubjectAttributeType.COUNTRY, "DE")
          .with(SubjectAttributeType.COMMON_NAME, "a.example");
  private SubjectPublicKeyInfo publicKey = key(KeyAlgorithm.EC_P256);
  private BasicConstraints basicConstraints = BasicConstraints.END_ENTITY;
  private Set<KeyUsage> keyUsages = Set.of(KeyUsage.DIGITAL_SIGNATURE);
  private List<ExtendedKeyUsage> extendedKeyUsages = List.of(ExtendedKeyUsage.SERVER_AUTH);
  private List<SubjectAlternativeName> names =
      List.of(new DnsName("a.example"), new DnsName("*.b.example"));
  private TbsCertificate.Pointers pointers =
      new TbsCertificate.Pointers(
          Optional.of("http://pki.example/crl"),
          Optional.of("http://pki.example/issuer"),
          Optional.of("http://pki.example/ocsp"));

  private TbsCertificateBuilder() {}

  public static TbsCertificateBuilder aTbsCertificate() {
    return new TbsCertificateBuilder();
  }

  private static SubjectPublicKeyInfo key(KeyAlgorithm algorithm) {
    return TestKeys.publicKey(algorithm, TestKeys.shared(algorithm));
  }

  /** Without any extension that may be missing. */
  public TbsCertificateBuilder bare() {
    keyUsages = Set.of();
    extendedKeyUsages = List.of();
    names = List.of();
    pointers = TbsCertificate.Pointers.NONE;
    return this;
  }

  public TbsCertificateBuilder withKey(KeyAlgorithm algorithm) {
    publicKey = key(algorithm);
    return this;
  }

  public TbsCertificateBuilder withSignatureAlgorithm(SignatureAlgorithm value) {
    signatureAlgorithm = value;
    return this;
  }

  public TbsCertificateBuilder withValidity(Validity value) {
    validity = value;
    return this;
  }

  public TbsCertificateBuilder withSubject(DistinguishedName value) {
    subject = value;
    return this;
  }

  public TbsCertificateBuilder withBasicConstraints(BasicConstraints value) {
    basicConstraints = value;
    return this;
  }

  public TbsCertificateBuilder withKeyUsages(Set<KeyUsage> value) {
    keyUsages = value;
    return this;
  }

  public TbsCertificateBuilder withExtendedKeyUsages(List<ExtendedKeyUsage> value) {
    extendedKeyUsages = value;
    return this;
  }

  public TbsCertificateBuilder withNames(List<? extends SubjectAlternativeName> value) {
    names = List.copyOf(value);
    return this;
  }

  public TbsCertificateBuilder withPointers(TbsCertificate.Pointers value) {
    pointers = value;
    return this;
  }

  public TbsCertificate build() {
    SubjectPublicKeyInfo issuer = key(KeyAlgorithm.EC_P384);
    return new TbsCertificate(
        new SerialNumber(new BigInteger("7fedcba9876543210fedcba9876543210fedcba9", 16)),
        signatureAlgorithm,
        sequence(set(sequence(oid("2.5.4.3"), text(0x0c, "Example CA")))),
        validity,
        subject,
        publicKey,
        basicConstraints,
        keyUsages,
        extendedKeyUsages,
        names,
        issuer.keyIdentifier(),
        publicKey.keyIdentifier(),
        pointers);
  }
}
