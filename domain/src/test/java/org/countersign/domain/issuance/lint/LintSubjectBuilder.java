package org.countersign.domain.issuance.lint;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.countersign.domain.issuance.EncodedCertificate;
import org.countersign.domain.issuance.Issuer;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.issuance.TbsCertificate.Pointers;
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

/** A server certificate under a P-256 CA that obeys every rule; a test changes what it is about. */
final class LintSubjectBuilder {

  static final byte[] ISSUER_DER = {0x30, 0x02, 0x31, 0x00};
  static final SubjectPublicKeyInfo ISSUER_KEY = key(KeyAlgorithm.EC_P256, 1);
  static final Validity ISSUER_VALIDITY =
      new Validity(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));

  static final Pointers EVERYWHERE =
      new Pointers(
          Optional.of("http://pki.example/crl"),
          Optional.of("http://pki.example/issuer"),
          Optional.of("http://pki.example/ocsp"));

  private SerialNumber serialNumber = new SerialNumber(BigInteger.ONE.shiftLeft(158));
  private SignatureAlgorithm signatureAlgorithm = SignatureAlgorithm.ECDSA_SHA256;
  private byte[] issuerDer = ISSUER_DER;
  private Validity validity =
      new Validity(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"));
  private DistinguishedName subject =
      DistinguishedName.EMPTY.with(SubjectAttributeType.COMMON_NAME, "a.example");
  private SubjectPublicKeyInfo publicKey = key(KeyAlgorithm.RSA_2048, 2);
  private BasicConstraints basicConstraints = BasicConstraints.END_ENTITY;
  private Set<KeyUsage> keyUsages = Set.of(KeyUsage.DIGITAL_SIGNATURE);
  private List<SubjectAlternativeName> names = List.of(new DnsName("a.example"));
  private byte[] authorityKeyIdentifier = ISSUER_KEY.keyIdentifier();
  private byte[] subjectKeyIdentifier;
  private OptionalInt issuerPathLength = OptionalInt.empty();
  private List<ExtendedKeyUsage> extendedKeyUsages = List.of(ExtendedKeyUsage.SERVER_AUTH);
  private Pointers pointers = Pointers.NONE;
  private UnaryOperator<TbsCertificate> encoding = content -> content;
  private UnaryOperator<EncodedCertificate> form = encoded -> encoded;

  static LintSubjectBuilder aServerCertificate() {
    return new LintSubjectBuilder();
  }

  static LintSubjectBuilder anIntermediate() {
    return new LintSubjectBuilder()
        .withBasicConstraints(BasicConstraints.authority(-1))
        .withKeyUsages(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN)
        .withoutNames();
  }

  static SubjectPublicKeyInfo key(KeyAlgorithm algorithm, int which) {
    return new SubjectPublicKeyInfo(
        algorithm, new byte[] {0x30, (byte) which}, new byte[] {4, (byte) which});
  }

  LintSubjectBuilder withSerialNumber(BigInteger value) {
    serialNumber = new SerialNumber(value);
    return this;
  }

  LintSubjectBuilder withSignatureAlgorithm(SignatureAlgorithm algorithm) {
    signatureAlgorithm = algorithm;
    return this;
  }

  LintSubjectBuilder withIssuerDer(byte... der) {
    issuerDer = der;
    return this;
  }

  LintSubjectBuilder withValidity(String notBefore, String notAfter) {
    validity = new Validity(Instant.parse(notBefore), Instant.parse(notAfter));
    return this;
  }

  LintSubjectBuilder withSubject(DistinguishedName name) {
    subject = name;
    return this;
  }

  LintSubjectBuilder withPublicKey(SubjectPublicKeyInfo key) {
    publicKey = key;
    return this;
  }

  LintSubjectBuilder withBasicConstraints(BasicConstraints constraints) {
    basicConstraints = constraints;
    return this;
  }

  LintSubjectBuilder withKeyUsages(KeyUsage... usages) {
    keyUsages = Set.of(usages);
    return this;
  }

  LintSubjectBuilder withoutNames() {
    names = List.of();
    return this;
  }

  LintSubjectBuilder withAuthorityKeyIdentifier(byte... identifier) {
    authorityKeyIdentifier = identifier;
    return this;
  }

  LintSubjectBuilder withSubjectKeyIdentifier(byte... identifier) {
    subjectKeyIdentifier = identifier;
    return this;
  }

  LintSubjectBuilder underPathLength(int length) {
    issuerPathLength = OptionalInt.of(length);
    return this;
  }

  LintSubjectBuilder withNames(SubjectAlternativeName... alternativeNames) {
    names = List.of(alternativeNames);
    return this;
  }

  LintSubjectBuilder withExtendedKeyUsages(ExtendedKeyUsage... purposes) {
    extendedKeyUsages = List.of(purposes);
    return this;
  }

  LintSubjectBuilder withPointers(Pointers uris) {
    pointers = uris;
    return this;
  }

  /** One extension stands in the octets with this criticality. */
  LintSubjectBuilder withCriticality(String oid, boolean critical) {
    form = encoded -> EncodedForm.withCriticality(encoded, oid, critical);
    return this;
  }

  /** One extension stands in the octets with this value. */
  LintSubjectBuilder withExtensionValue(String oid, byte... value) {
    form = encoded -> EncodedForm.withValue(encoded, oid, value);
    return this;
  }

  LintSubjectBuilder withSignatureIdentifier(byte... der) {
    form = encoded -> new EncodedCertificate(encoded.content(), der, encoded.extensions());
    return this;
  }

  /** The octets say something else than what was decided. */
  LintSubjectBuilder encodedAs(LintSubjectBuilder other) {
    encoding = content -> other.content();
    return this;
  }

  LintSubject build() {
    TbsCertificate content = content();
    Issuer issuer = new Issuer(ISSUER_DER, ISSUER_KEY, ISSUER_VALIDITY, issuerPathLength);
    EncodedCertificate encoded = form.apply(EncodedForm.of(encoding.apply(content)));
    return new LintSubject(content, encoded, new byte[] {0x30, 0}, issuer);
  }

  private TbsCertificate content() {
    return new TbsCertificate(
        serialNumber,
        signatureAlgorithm,
        issuerDer,
        validity,
        subject,
        publicKey,
        basicConstraints,
        keyUsages,
        extendedKeyUsages,
        names,
        authorityKeyIdentifier,
        subjectKeyIdentifier == null ? publicKey.keyIdentifier() : subjectKeyIdentifier,
        pointers);
  }
}
