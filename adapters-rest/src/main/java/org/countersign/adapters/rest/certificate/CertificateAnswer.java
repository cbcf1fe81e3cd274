package org.countersign.adapters.rest.certificate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.search.Page;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.revocation.Revocation;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyUsage;

/** A certificate on the wire. */
record CertificateAnswer(
    UUID id,
    UUID projectId,
    UUID profileId,
    UUID caId,
    UUID caCertId,
    UUID certificateRequestId,
    String status,
    String serialNumber,
    @JsonUnwrapped SubjectAnswer subject,
    List<NameAnswer> altNames,
    Instant notBefore,
    Instant notAfter,
    String keyAlgorithm,
    String signatureAlgorithm,
    List<String> keyUsages,
    List<String> extendedKeyUsages,
    Fingerprints fingerprints,
    List<Metadata> metadata,
    Optional<Instant> revokedAt,
    Optional<String> revocationReason,
    Instant createdAt) {

  /**
   * Lower-case hex.
   *
   * @param sha1 over the certificate; only a name here, as old tools show it
   * @param publicKeySha256 over its SubjectPublicKeyInfo
   */
  record Fingerprints(String sha256, String sha1, String publicKeySha256) {

    static Fingerprints of(IssuedCertificate certificate) {
      return new Fingerprints(
          Digest.hex("SHA-256", certificate.der()),
          Digest.hex("SHA-1", certificate.der()),
          certificate.publicKeyFingerprint());
    }
  }

  static CertificateAnswer of(IssuedCertificate certificate, Instant now) {
    return new CertificateAnswer(
        certificate.id(),
        certificate.projectId(),
        certificate.profileId(),
        certificate.authorityId(),
        certificate.issuerCertificateId(),
        certificate.requestId(),
        certificate.statusAt(now).wireName(),
        certificate.serialNumber().hex(),
        SubjectAnswer.of(certificate.subject()),
        certificate.names().stream().map(NameAnswer::of).toList(),
        certificate.validity().notBefore(),
        certificate.validity().notAfter(),
        certificate.keyAlgorithm().wireName(),
        certificate.signatureAlgorithm().wireName(),
        Arrays.stream(KeyUsage.values())
            .filter(certificate.keyUsages()::contains)
            .map(KeyUsage::wireName)
            .toList(),
        certificate.extendedKeyUsages().stream().map(ExtendedKeyUsage::wireName).toList(),
        Fingerprints.of(certificate),
        certificate.metadata(),
        certificate.revocation().map(Revocation::revokedAt),
        certificate.revocation().map(revocation -> revocation.reason().name()),
        certificate.createdAt());
  }

  record One(CertificateAnswer certificate) implements JsonAnswer {}

  /** A list of certificates. */
  record Many(List<CertificateAnswer> certificates, long totalCount) implements JsonAnswer {

    static Many of(Page<IssuedCertificate> page, Instant now) {
      return new Many(
          page.map(certificate -> CertificateAnswer.of(certificate, now)).items(),
          page.totalCount());
    }
  }
}
