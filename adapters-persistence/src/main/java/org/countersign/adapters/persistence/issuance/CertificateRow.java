package org.countersign.adapters.persistence.issuance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.adapters.persistence.column.CertificateOctets;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.Octets;
import org.countersign.adapters.persistence.column.SearchText;
import org.countersign.adapters.persistence.document.CertificateDocument;
import org.countersign.adapters.persistence.document.NameDocuments;
import org.countersign.adapters.persistence.table.RecordTable;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.RequestState;
import org.countersign.domain.key.KeyReuse;
import org.countersign.domain.revocation.Revocation;
import org.countersign.domain.revocation.RevocationReason;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.countersign.domain.x509.SubjectAttributeType;
import org.countersign.domain.x509.Validity;

/**
 * A row of {@code certificate}: what is known of it since it was signed, and what it is looked for
 * by. The rest stands in its request and in what was signed.
 *
 * @param content of whom it names, what is not as the request has it; null when nothing is
 * @param keyUsages bit by bit, the first the lowest
 * @param extendedKeyUsages object identifiers, with a space between them
 * @param earlierSerialNumber of the latest certificate on the key before; null when there is none
 * @param signature what follows the octets that were signed; null where all are in {@code der}
 * @param der the whole certificate, if it does not begin with the octets on record
 */
record CertificateRow(
    UUID id,
    UUID projectId,
    UUID requesterId,
    UUID profileId,
    UUID requestId,
    UUID authorityId,
    UUID issuerCertificateId,
    long notBefore,
    long notAfter,
    long createdAt,
    Long revokedAt,
    long keyUsages,
    byte[] serialNumber,
    byte[] publicKeyFingerprint,
    byte[] earlierSerialNumber,
    String keyAlgorithm,
    String signatureAlgorithm,
    String extendedKeyUsages,
    String revocationReason,
    String content,
    byte[] signature,
    byte[] der,
    String commonName,
    String searchText) {

  static final RecordTable<CertificateRow> TABLE =
      new RecordTable<>("certificate", CertificateRow.class);

  static CertificateRow of(IssuanceRecord request, IssuedCertificate certificate) {
    byte[] der = certificate.der();
    Optional<byte[]> signature =
        CertificateOctets.following(request.toBeSigned().orElseThrow().der(), der);
    Optional<Revocation> revocation = certificate.revocation();
    return new CertificateRow(
        certificate.id(),
        certificate.projectId(),
        certificate.requesterId(),
        certificate.profileId(),
        certificate.requestId(),
        certificate.authorityId(),
        certificate.issuerCertificateId(),
        Moments.toMicros(certificate.validity().notBefore()),
        Moments.toMicros(certificate.validity().notAfter()),
        Moments.toMicros(certificate.createdAt()),
        revocation.map(since -> Moments.toMicros(since.revokedAt())).orElse(null),
        bits(certificate.keyUsages()),
        Octets.of(certificate.serialNumber()),
        Octets.ofHex(certificate.publicKeyFingerprint()),
        keyReuse(request).map(reuse -> Octets.of(reuse.earlier())).orElse(null),
        certificate.keyAlgorithm().name(),
        certificate.signatureAlgorithm().name(),
        certificate.extendedKeyUsages().stream()
            .map(ExtendedKeyUsage::oid)
            .collect(Collectors.joining(" ")),
        revocation.map(since -> since.reason().name()).orElse(null),
        new CertificateDocument(certificate.subject(), certificate.names())
            .besides(request.content()),
        signature.orElse(null),
        signature.isPresent() ? null : der,
        SearchText.indexed(
            certificate.subject().first(SubjectAttributeType.COMMON_NAME).orElse("")),
        searchText(certificate));
  }

  private static Optional<KeyReuse> keyReuse(IssuanceRecord request) {
    return request.state() instanceof RequestState.Issued issued
        ? issued.keyReuse()
        : Optional.empty();
  }

  private static String searchText(IssuedCertificate certificate) {
    return SearchText.of(
        Stream.concat(
            certificate.subject().attributes().map(AttributeTypeAndValue::value),
            certificate.names().stream().map(SubjectAlternativeName::text)));
  }

  private static long bits(Set<KeyUsage> usages) {
    long bits = 0;
    for (KeyUsage usage : usages) {
      bits |= 1L << usage.bit();
    }
    return bits;
  }

  private static Set<KeyUsage> usages(long bits) {
    return Arrays.stream(KeyUsage.values())
        .filter(usage -> (bits >>> usage.bit() & 1) == 1)
        .collect(Collectors.toSet());
  }

  /**
   * The certificate.
   *
   * @param toBeSigned the octets on record for it
   * @param requested its request's content, a document
   * @param metadata its request's, a document; may be null
   */
  IssuedCertificate toCertificate(byte[] toBeSigned, String requested, String metadata) {
    CertificateDocument document = CertificateDocument.read(content, requested);
    return new IssuedCertificate(
        id,
        projectId,
        profileId,
        requestId,
        requesterId,
        authorityId,
        issuerCertificateId,
        Octets.serialNumber(serialNumber),
        new Validity(Moments.ofMicros(notBefore), Moments.ofMicros(notAfter)),
        document.subject(),
        document.names(),
        KeyAlgorithm.valueOf(keyAlgorithm),
        SignatureAlgorithm.valueOf(signatureAlgorithm),
        usages(keyUsages),
        extendedKeyUsages.isEmpty()
            ? List.of()
            : Stream.of(extendedKeyUsages.split(" ")).map(ExtendedKeyUsage::new).toList(),
        Octets.hex(publicKeyFingerprint),
        NameDocuments.metadata(metadata),
        revocation(),
        certificate(toBeSigned),
        Moments.ofMicros(createdAt));
  }

  /** The whole certificate. */
  byte[] certificate(byte[] toBeSigned) {
    return der == null ? CertificateOctets.joined(toBeSigned, signature) : der;
  }

  private Optional<Revocation> revocation() {
    return revokedAt == null
        ? Optional.empty()
        : Optional.of(
            new Revocation(
                Moments.ofMicros(revokedAt), RevocationReason.valueOf(revocationReason)));
  }
}
