package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.IpAddress;
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
                .aCertificate(stored(tenant.aRequest().build()))
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
    IssuedCertificate certificate =
        stored(tenant.aCertificate(stored(tenant.aRequest().build())).build());
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
      CertificateRequest request =
          stored(tenant.aRequest().withSerialNumber(tenant.authority().id(), serial).build());
      IssuedCertificate certificate = stored(tenant.aCertificate(request).build());

      assertThat(bySerialNumber(tenant.authority().id(), serial)).contains(certificate);
    }
  }

  @Test
  default void refusesASecondCertificateWithTheSameSerialNumber() {
    StoresContract.Tenant tenant = storedTenant();
    IssuedCertificate certificate =
        stored(tenant.aCertificate(stored(tenant.aRequest().build())).build());
    CertificateRequest other = stored(tenant.aRequest().build());

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(
            () ->
                stored(
                    tenant
                        .aCertificate(other)
                        .withSerialNumber(certificate.serialNumber())
                        .build()));
  }

  @Test
  default void refusesASecondCertificateForARequest() {
    StoresContract.Tenant tenant = storedTenant();
    CertificateRequest request = stored(tenant.aRequest().build());
    stored(tenant.aCertificate(request).build());

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(
            () ->
                stored(
                    tenant
                        .aCertificate(request)
                        .withSerialNumber(RandomValues.serialNumber())
                        .build()));
  }

  @Test
  default void givesOneWinnerToUnitsThatAddTheSameSerialNumberAtOnce() {
    StoresContract.Tenant tenant = storedTenant();
    SerialNumber serial = RandomValues.serialNumber();
    List<CertificateRequest> requests =
        Stream.generate(() -> stored(tenant.aRequest().build())).limit(4).toList();
    AtomicInteger next = new AtomicInteger();

    List<RuntimeException> losers =
        atOnce(
            4,
            () ->
                stores()
                    .certificates()
                    .add(
                        tenant
                            .aCertificate(requests.get(next.getAndIncrement()))
                            .withSerialNumber(serial)
                            .build()));

    assertThat(losers).hasSize(3).allMatch(DuplicateEntry.class::isInstance);
    assertThat(bySerialNumber(tenant.authority().id(), serial)).isPresent();
  }

  @Test
  default void isStoredInOneUnitWithTheSettledRequestAndItsAuditEvent() {
    StoresContract.Tenant tenant = storedTenant();
    CertificateRequest request = stored(tenant.aRequest().build());
    IssuedCertificate certificate = tenant.aCertificate(request).build();
    CertificateRequest issued = request.issued(certificate.id(), Records.CREATED);

    commit(
        () -> {
          stores().certificates().add(certificate);
          stores().certificateRequests().settle(issued);
          stores()
              .auditTrail()
              .append(Records.anAuditEvent(Optional.of(tenant.projectId()), Records.CREATED));
        });

    assertThat(find(certificate.id())).contains(certificate);
    assertThat(commit(() -> stores().certificateRequests().find(request.id()))).contains(issued);
  }

  private Optional<IssuedCertificate> find(UUID id) {
    return commit(() -> stores().certificates().find(id));
  }

  private Optional<IssuedCertificate> bySerialNumber(UUID authorityId, SerialNumber serial) {
    return commit(() -> stores().certificates().findBySerialNumber(authorityId, serial));
  }
}
