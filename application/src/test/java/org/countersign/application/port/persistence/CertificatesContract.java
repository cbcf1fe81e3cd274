package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.application.port.persistence.Certificates.CertifiedKey;
import org.countersign.application.search.Page;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.IpAddress;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.RelativeDistinguishedName;
import org.countersign.domain.x509.Rfc822Name;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.StringType;
import org.countersign.domain.x509.UniformResourceIdentifier;
import org.junit.jupiter.api.Test;

/** What {@link Certificates} promises of adding and finding. */
public interface CertificatesContract extends StoresContract {

  @Test
  default void findsWhatWasAddedWithEveryDetail() {
    StoresContract.Tenant tenant = storedTenant();
    IssuedCertificate certificate =
        stored(
            tenant
                .aCertificate()
                .withSubject(anUnusualName())
                .withDnsName("*.a.example")
                .withName(IpAddress.parse("fd00::1").orElseThrow())
                .withName(Rfc822Name.parse("a@b.example").orElseThrow())
                .withName(UniformResourceIdentifier.parse("urn:x:1").orElseThrow())
                .withMetadata("team", "blue")
                .revokedAt("2030-02-01T00:00:00.000001Z")
                .build());

    IssuedCertificate found = find(certificate.id()).orElseThrow();

    assertThat(found)
        .usingRecursiveComparison()
        .ignoringCollectionOrderInFields("keyUsages")
        .isEqualTo(certificate);
    assertThat(found.der()).isEqualTo(certificate.der());
    assertThat(find(UUID.randomUUID())).isEmpty();
  }

  private static DistinguishedName anUnusualName() {
    return new DistinguishedName(
        List.of(
            new RelativeDistinguishedName(
                List.of(
                    new AttributeTypeAndValue(
                        "2.5.4.3", "M\u00fcller \ud83d\udd11", StringType.BMP),
                    new AttributeTypeAndValue("1.2.3.4", "", StringType.TELETEX))),
            RelativeDistinguishedName.of(
                new AttributeTypeAndValue("2.5.4.6", "DE", StringType.PRINTABLE))));
  }

  @Test
  default void findsACertificateBySerialNumberAndCa() {
    StoresContract.Tenant tenant = storedTenant();
    IssuedCertificate certificate = stored(tenant.aCertificate().build());
    UUID authorityId = tenant.authority().id();

    assertThat(bySerialNumber(authorityId, certificate.serialNumber())).contains(certificate);
    assertThat(bySerialNumber(UUID.randomUUID(), certificate.serialNumber())).isEmpty();
    assertThat(bySerialNumber(authorityId, RandomValues.serialNumber())).isEmpty();
  }

  @Test
  default void findsTheLongestAndTheShortestSerialNumber() {
    StoresContract.Tenant tenant = storedTenant();
    for (String hex : List.of("01", "7f" + "ff".repeat(19))) {
      SerialNumber serial = SerialNumber.ofHex(hex);
      IssuedCertificate certificate =
          stored(tenant.aCertificate().withSerialNumber(serial).build());

      assertThat(bySerialNumber(tenant.authority().id(), serial)).contains(certificate);
    }
  }

  @Test
  default void refusesASecondCertificateWithTheSameSerialNumber() {
    StoresContract.Tenant tenant = storedTenant();
    IssuedCertificate certificate = stored(tenant.aCertificate().build());
    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(
            () ->
                stored(tenant.aCertificate().withSerialNumber(certificate.serialNumber()).build()));
  }

  @Test
  default void givesOneWinnerToUnitsThatAddTheSameSerialNumberAtOnce() {
    StoresContract.Tenant tenant = storedTenant();
    SerialNumber serial = RandomValues.serialNumber();

    List<RuntimeException> losers =
        unitsAtOnce(4, () -> stored(tenant.aCertificate().withSerialNumber(serial).build()));

    assertThat(losers).hasSize(3).allMatch(DuplicateEntry.class::isInstance);
    assertThat(bySerialNumber(tenant.authority().id(), serial)).isPresent();
  }

  @Test
  default void keepsWhatTheCaMadeOfTheRequest() {
    StoresContract.Tenant tenant = storedTenant();
    IssuanceRecord request =
        stored(
            tenant
                .aRequest()
                .withCommonName("As asked for")
                .withName(GeneralNameKind.DNS_NAME, "A.example.")
                .withName(GeneralNameKind.OTHER_NAME, "1.2.3: x")
                .withMetadata("team", "blue")
                .build());
    IssuedCertificate certificate =
        tenant.aCertificate(request).withCommonName("as granted").withDnsName("a.example").build();

    recorded().settled(request.issued(Optional.empty(), certificate.createdAt()), certificate);

    assertThat(find(certificate.id()).orElseThrow())
        .usingRecursiveComparison()
        .ignoringCollectionOrderInFields("keyUsages")
        .isEqualTo(certificate);
    assertThat(certificate.metadata()).isEqualTo(request.metadata());
  }

  /** Octets that are signed and those that are added stand apart, and come back as one. */
  @Test
  default void keepsTheOctetsOfACertificateAroundThoseThatWereSigned() {
    StoresContract.Tenant tenant = storedTenant();
    for (int length : List.of(0, 1, 100, 127, 128, 255, 256, 800, 70_000)) {
      IssuanceRecord request = stored(tenant.aRequest().build());
      byte[] signed = request.toBeSigned().orElseThrow().der();
      IssuedCertificate certificate =
          tenant.aCertificate(request).withDer(RandomValues.sequence(signed, length)).build();

      recorded().settled(request.issued(Optional.empty(), certificate.createdAt()), certificate);

      assertThat(find(certificate.id()).orElseThrow().der()).isEqualTo(certificate.der());
    }
  }

  private Optional<IssuedCertificate> find(UUID id) {
    return commit(() -> stores().certificates().find(id));
  }

  private Optional<IssuedCertificate> bySerialNumber(UUID authorityId, SerialNumber serial) {
    return commit(() -> stores().certificates().findBySerialNumber(authorityId, serial));
  }

  @Test
  default void findsTheCertificatesOnAKeyTheLatestFirst() {
    StoresContract.Tenant tenant = storedTenant();
    Instant first = Instant.parse("2030-01-01T00:00:00Z");
    IssuedCertificate older = onKey(tenant, "0a".repeat(32), first);
    IssuedCertificate newer = onKey(tenant, "0a".repeat(32), first.plusSeconds(1));
    IssuedCertificate onAnother = onKey(tenant, "0b".repeat(32), first.minusSeconds(1));
    onKey(tenant, "0c".repeat(32), first);

    Page<IssuedCertificate> found =
        commit(
            () ->
                stores()
                    .certificates()
                    .findByPublicKeyFingerprints(Set.of("0a".repeat(32)), FIRST_PAGE));

    assertThat(found.items()).containsExactly(newer, older);
    assertThat(found.totalCount()).isEqualTo(2);
    Set<String> two = Set.of("0a".repeat(32), "0b".repeat(32));
    assertThat(
            commit(() -> stores().certificates().findByPublicKeyFingerprints(two, FIRST_PAGE))
                .items())
        .containsExactly(newer, older, onAnother);
    assertThat(
            commit(() -> stores().certificates().findByPublicKeyFingerprints(Set.of(), FIRST_PAGE)))
        .isEqualTo(new Page<>(List.of(), 0));
  }

  private IssuedCertificate onKey(
      StoresContract.Tenant tenant, String fingerprint, Instant createdAt) {
    return stored(
        tenant.aCertificate().withPublicKeyFingerprint(fingerprint).createdAt(createdAt).build());
  }

  /** Whatever the highest bit of an id: not as Java compares UUIDs. */
  @Test
  default void walksOverTheRsaKeysById() {
    StoresContract.Tenant tenant = storedTenant();
    UUID low = UUID.fromString("01890000-0000-7000-8000-000000000000");
    UUID middle = UUID.fromString("01890000-0000-7000-8000-000000000001");
    UUID high = UUID.fromString("f1890000-0000-7000-8000-000000000000");
    onAlgorithm(tenant, high, KeyAlgorithm.RSA_4096);
    IssuedCertificate first = onAlgorithm(tenant, low, KeyAlgorithm.RSA_2048);
    onAlgorithm(tenant, middle, KeyAlgorithm.RSA_3072);
    onAlgorithm(tenant, UUID.randomUUID(), KeyAlgorithm.EC_P256);

    assertThat(idsAfter(new UUID(0, 0), 10)).containsExactly(low, middle, high);
    assertThat(idsAfter(new UUID(0, 0), 2)).containsExactly(low, middle);
    assertThat(idsAfter(low, 10)).containsExactly(middle, high);
    assertThat(idsAfter(high, 10)).isEmpty();
    CertifiedKey found = rsaKeysAfter(new UUID(0, 0), 1).get(0);
    assertThat(found.publicKeyFingerprint()).isEqualTo(first.publicKeyFingerprint());
    assertThat(found.certificate()).isEqualTo(first.der());
  }

  private IssuedCertificate onAlgorithm(
      StoresContract.Tenant tenant, UUID id, KeyAlgorithm algorithm) {
    return stored(tenant.aCertificate().withId(id).withKeyAlgorithm(algorithm).build());
  }

  private List<CertifiedKey> rsaKeysAfter(UUID id, int limit) {
    return commit(() -> stores().certificates().onRsaKeysAfter(id, limit));
  }

  private List<UUID> idsAfter(UUID id, int limit) {
    return rsaKeysAfter(id, limit).stream().map(CertifiedKey::certificateId).toList();
  }
}
