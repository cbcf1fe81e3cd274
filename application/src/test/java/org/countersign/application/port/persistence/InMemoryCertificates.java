package org.countersign.application.port.persistence;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.application.search.CertificateCounts;
import org.countersign.application.search.CertificateCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.issuance.CertificateStatus;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SubjectAttributeType;

/** Certificates in memory. */
public final class InMemoryCertificates implements Certificates {

  private final InMemoryTable<UUID, IssuedCertificate> certificates;

  private final InMemoryTable<UUID, BlockedKey> blockedKeys;
  private final InMemoryTable<String, InMemoryRsaModuli.Kept> moduli;

  InMemoryCertificates(
      InMemoryTable<UUID, IssuedCertificate> certificates,
      InMemoryTable<UUID, BlockedKey> blockedKeys,
      InMemoryTable<String, InMemoryRsaModuli.Kept> moduli) {
    this.certificates = certificates;
    this.blockedKeys = blockedKeys;
    this.moduli = moduli;
  }

  @Override
  public Optional<IssuedCertificate> find(UUID id) {
    return certificates.find(id);
  }

  @Override
  public Optional<IssuedCertificate> findBySerialNumber(
      UUID authorityId, SerialNumber serialNumber) {
    return certificates
        .rows()
        .filter(certificate -> certificate.authorityId().equals(authorityId))
        .filter(certificate -> certificate.serialNumber().equals(serialNumber))
        .findFirst();
  }

  @Override
  public Page<IssuedCertificate> findByPublicKeyFingerprints(
      Set<String> publicKeyFingerprints, PageRequest page) {
    return Pages.cut(
        certificates
            .rows()
            .filter(found -> publicKeyFingerprints.contains(found.publicKeyFingerprint()))
            .sorted(
                Comparator.comparing(IssuedCertificate::createdAt)
                    .thenComparing(certificate -> certificate.id().toString())
                    .reversed())
            .toList(),
        page);
  }

  private boolean isOnBlockedKey(IssuedCertificate certificate) {
    Set<String> blocked = blockedKeys.rows().map(BlockedKey::sha256).collect(Collectors.toSet());
    return blocked.contains(certificate.publicKeyFingerprint())
        || moduli
            .find(certificate.publicKeyFingerprint())
            .map(kept -> blocked.contains(kept.modulus().fingerprint()))
            .orElse(false);
  }

  @Override
  public List<CertifiedKey> onRsaKeysAfter(UUID id, int limit) {
    return certificates
        .rows()
        .filter(found -> found.keyAlgorithm().family() == KeyAlgorithm.Family.RSA)
        .filter(found -> found.id().toString().compareTo(id.toString()) > 0)
        .sorted(Comparator.comparing(found -> found.id().toString()))
        .limit(limit)
        .map(found -> new CertifiedKey(found.id(), found.publicKeyFingerprint(), found.der()))
        .toList();
  }

  @Override
  public Page<IssuedCertificate> search(CertificateCriteria search, Instant now, PageRequest page) {
    Comparator<IssuedCertificate> ascending =
        order(search.sortBy(), now).thenComparing(certificate -> certificate.id().toString());
    return Pages.cut(
        certificates
            .rows()
            .filter(certificate -> matches(certificate, search, now))
            .sorted(search.ascending() ? ascending : ascending.reversed())
            .toList(),
        page);
  }

  private static Comparator<IssuedCertificate> order(
      CertificateCriteria.SortBy sortBy, Instant now) {
    return switch (sortBy) {
      case NOT_AFTER -> Comparator.comparing(certificate -> certificate.validity().notAfter());
      case NOT_BEFORE -> Comparator.comparing(certificate -> certificate.validity().notBefore());
      case CREATED_AT -> Comparator.comparing(certificate -> certificate.id().toString());
      case COMMON_NAME -> Comparator.comparing(InMemoryCertificates::commonName);
      case STATUS -> Comparator.comparing(certificate -> certificate.statusAt(now));
    };
  }

  private static String commonName(IssuedCertificate certificate) {
    return SearchedText.lower(
        certificate.subject().first(SubjectAttributeType.COMMON_NAME).orElse(""));
  }

  private boolean matches(IssuedCertificate certificate, CertificateCriteria search, Instant now) {
    return certificate.projectId().equals(search.projectId())
        && search.requesterId().map(certificate.requesterId()::equals).orElse(true)
        && search.status().map(certificate.statusAt(now)::equals).orElse(true)
        && isAmong(certificate.profileId(), search.profileIds())
        && isAmong(certificate.authorityId(), search.authorityIds())
        && search.keyAlgorithm().map(certificate.keyAlgorithm()::equals).orElse(true)
        && search.onBlockedKey().map(wanted -> wanted == isOnBlockedKey(certificate)).orElse(true)
        && isBetween(
            certificate.validity().notBefore(), search.notBeforeFrom(), search.notBeforeTo())
        && isBetween(certificate.validity().notAfter(), search.notAfterFrom(), search.notAfterTo())
        && certificate.metadata().containsAll(search.metadata())
        && search
            .commonName()
            .map(SearchedText::lower)
            .map(commonName(certificate)::equals)
            .orElse(true)
        && (SearchedText.isPartOf(search.text(), searchedIn(certificate))
            || certificate.id().toString().equals(SearchedText.lower(search.text())));
  }

  private static boolean isAmong(UUID id, Set<UUID> any) {
    return any.isEmpty() || any.contains(id);
  }

  private static boolean isBetween(Instant moment, Optional<Instant> from, Optional<Instant> to) {
    return from.map(first -> !moment.isBefore(first)).orElse(true)
        && to.map(last -> !moment.isAfter(last)).orElse(true);
  }

  private static Stream<String> searchedIn(IssuedCertificate certificate) {
    return Stream.of(
            Stream.of(certificate.serialNumber().hex()),
            certificate.subject().attributes().map(attribute -> attribute.value()),
            certificate.names().stream().map(name -> name.text()))
        .flatMap(values -> values);
  }

  @Override
  public Map<UUID, CertificateCounts> countsByProfile(
      Set<UUID> profileIds, Instant now, Duration expiringWithin) {
    return profileIds.stream()
        .collect(Collectors.toMap(Function.identity(), id -> counts(id, now, expiringWithin)));
  }

  private CertificateCounts counts(UUID profileId, Instant now, Duration expiringWithin) {
    List<IssuedCertificate> all =
        certificates.rows().filter(found -> found.profileId().equals(profileId)).toList();
    long expiring =
        all.stream()
            .filter(certificate -> certificate.statusAt(now) == CertificateStatus.ACTIVE)
            .filter(c -> !c.validity().notAfter().isAfter(now.plus(expiringWithin)))
            .count();
    return new CertificateCounts(
        all.size(),
        count(all, CertificateStatus.ACTIVE, now),
        expiring,
        count(all, CertificateStatus.EXPIRED, now),
        count(all, CertificateStatus.REVOKED, now));
  }

  private static long count(List<IssuedCertificate> all, CertificateStatus status, Instant now) {
    return all.stream().filter(certificate -> certificate.statusAt(now) == status).count();
  }
}
