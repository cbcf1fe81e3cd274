package org.countersign.application.port.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.revocation.Revocation;
import org.countersign.domain.revocation.RevocationReason;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.DnsName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.SubjectAttributeType;
import org.countersign.domain.x509.Validity;

/** Makes certificates; what a test does not name is valid and different each time. */
public final class IssuedCertificateBuilder {

  /** Of ECDSA on P-256 with its algorithm. */
  private static final int SIGNATURE_OCTETS = 87;

  private Optional<UUID> id = Optional.empty();
  private UUID projectId = UUID.randomUUID();
  private UUID profileId = UUID.randomUUID();
  private UUID requestId = UUID.randomUUID();
  private UUID requesterId = UUID.randomUUID();
  private UUID authorityId = UUID.randomUUID();
  private UUID issuerCertificateId = UUID.randomUUID();
  private SerialNumber serialNumber = RandomValues.serialNumber();
  private Validity validity =
      new Validity(Instant.parse("2030-01-01T00:00:00Z"), Instant.parse("2030-04-01T00:00:00Z"));
  private DistinguishedName subject =
      DistinguishedName.EMPTY
          .with(SubjectAttributeType.COUNTRY, "DE")
          .with(SubjectAttributeType.COMMON_NAME, "a.example");
  private final List<SubjectAlternativeName> names = new ArrayList<>();
  private KeyAlgorithm keyAlgorithm = KeyAlgorithm.EC_P256;
  private Optional<String> publicKeyFingerprint = Optional.empty();
  private final List<Metadata> metadata = new ArrayList<>();
  private Optional<Revocation> revocation = Optional.empty();
  private byte[] der = RandomValues.octets(900);
  private Instant createdAt = Instant.parse("2030-01-01T00:00:00.654321Z");

  private IssuedCertificateBuilder() {}

  /** A certificate of the first quarter of 2030. */
  public static IssuedCertificateBuilder anIssuedCertificate() {
    return new IssuedCertificateBuilder();
  }

  /** With the request's project, profile, requester, metadata, CA, serial number and id. */
  public IssuedCertificateBuilder answering(IssuanceRecord request) {
    projectId = request.projectId();
    profileId = request.profileId();
    requestId = request.id();
    requesterId = request.requesterId();
    metadata.addAll(request.metadata());
    request
        .toBeSigned()
        .ifPresent(
            signed -> {
              id = Optional.of(signed.certificateId());
              authorityId = signed.authorityId();
              serialNumber = signed.serialNumber();
              der = RandomValues.sequence(signed.der(), SIGNATURE_OCTETS);
            });
    return this;
  }

  public IssuedCertificateBuilder withId(UUID value) {
    id = Optional.of(value);
    return this;
  }

  public IssuedCertificateBuilder inProject(UUID value) {
    projectId = value;
    return this;
  }

  public IssuedCertificateBuilder onProfile(UUID value) {
    profileId = value;
    return this;
  }

  public IssuedCertificateBuilder answeringRequest(UUID value) {
    requestId = value;
    return this;
  }

  public IssuedCertificateBuilder askedForBy(UUID value) {
    requesterId = value;
    return this;
  }

  public IssuedCertificateBuilder issuedBy(UUID authority, UUID issuerCertificate) {
    authorityId = authority;
    issuerCertificateId = issuerCertificate;
    return this;
  }

  public IssuedCertificateBuilder withSerialNumber(SerialNumber value) {
    serialNumber = value;
    return this;
  }

  public IssuedCertificateBuilder validFromTo(String notBefore, String notAfter) {
    validity = new Validity(Instant.parse(notBefore), Instant.parse(notAfter));
    return this;
  }

  public IssuedCertificateBuilder withSubject(DistinguishedName value) {
    subject = value;
    return this;
  }

  public IssuedCertificateBuilder withCommonName(String value) {
    return withSubject(DistinguishedName.EMPTY.with(SubjectAttributeType.COMMON_NAME, value));
  }

  public IssuedCertificateBuilder withName(SubjectAlternativeName value) {
    names.add(value);
    return this;
  }

  public IssuedCertificateBuilder withDnsName(String value) {
    return withName(new DnsName(value));
  }

  public IssuedCertificateBuilder withKeyAlgorithm(KeyAlgorithm value) {
    keyAlgorithm = value;
    return this;
  }

  public IssuedCertificateBuilder withPublicKeyFingerprint(String value) {
    publicKeyFingerprint = Optional.of(value);
    return this;
  }

  public IssuedCertificateBuilder withMetadata(String key, String value) {
    metadata.add(new Metadata(key, value));
    return this;
  }

  public IssuedCertificateBuilder revokedAt(String moment) {
    revocation =
        Optional.of(new Revocation(Instant.parse(moment), RevocationReason.KEY_COMPROMISE));
    return this;
  }

  public IssuedCertificateBuilder withDer(byte[] value) {
    der = value.clone();
    return this;
  }

  public IssuedCertificateBuilder createdAt(Instant value) {
    createdAt = value;
    return this;
  }

  public IssuedCertificate build() {
    return new IssuedCertificate(
        id.orElseGet(() -> RandomValues.idAt(createdAt)),
        projectId,
        profileId,
        requestId,
        requesterId,
        authorityId,
        issuerCertificateId,
        serialNumber,
        validity,
        subject,
        names,
        keyAlgorithm,
        SignatureAlgorithm.ECDSA_SHA256,
        Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_AGREEMENT),
        List.of(ExtendedKeyUsage.SERVER_AUTH, new ExtendedKeyUsage("1.3.6.1.4.1.99999.1")),
        publicKeyFingerprint.orElseGet(() -> RandomValues.publicKey(keyAlgorithm).fingerprint()),
        metadata,
        revocation,
        der,
        createdAt);
  }
}
