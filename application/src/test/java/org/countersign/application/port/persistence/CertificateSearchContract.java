package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.countersign.application.search.CertificateCounts;
import org.countersign.application.search.CertificateCriteria.SortBy;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.issuance.CertificateStatus;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.key.RsaModulus;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.x509.KeyAlgorithm;
import org.junit.jupiter.api.Test;

/** What {@link Certificates} promises of searching and counting. */
public interface CertificateSearchContract extends StoresContract {

  /** The last moment of the certificates that end in April 2030. */
  Instant APRIL = Instant.parse("2030-04-01T00:00:00Z");

  Instant MARCH = Instant.parse("2030-03-01T00:00:00Z");

  @Test
  default void searchesOneProjectAlone() {
    StoresContract.Tenant tenant = storedTenant();
    IssuedCertificate certificate = issued(tenant, builder -> builder);
    issued(storedTenant(), builder -> builder);

    assertThat(search(certificatesOf(tenant))).isEqualTo(new Page<>(List.of(certificate), 1));
  }

  @Test
  default void searchesByRequesterProfileCaAndKey() {
    StoresContract.Tenant tenant = storedTenant();
    UUID requester = UUID.randomUUID();
    UUID profile = UUID.randomUUID();
    IssuedCertificate mine = issued(tenant, builder -> builder.askedForBy(requester));
    IssuedCertificate onProfile = issued(tenant, builder -> builder.onProfile(profile));
    IssuedCertificate rsa =
        issued(tenant, builder -> builder.withKeyAlgorithm(KeyAlgorithm.RSA_3072));
    Set<UUID> thisCa = Set.of(tenant.authority().id());

    assertThat(found(certificatesOf(tenant).askedForBy(requester))).containsExactly(mine);
    assertThat(found(certificatesOf(tenant).onProfiles(Set.of(profile, UUID.randomUUID()))))
        .containsExactly(onProfile);
    assertThat(found(certificatesOf(tenant).withKeyAlgorithm(KeyAlgorithm.RSA_3072)))
        .containsExactly(rsa);
    assertThat(found(certificatesOf(tenant).issuedBy(thisCa))).hasSize(3);
    assertThat(found(certificatesOf(tenant).issuedBy(Set.of(UUID.randomUUID())))).isEmpty();
  }

  @Test
  default void searchesByWhetherTheKeyIsBlocked() {
    StoresContract.Tenant tenant = storedTenant();
    RsaModulus modulus =
        new RsaModulus(fingerprint(), new BigInteger(1, RandomValues.octets(256)).setBit(2047));
    commit(() -> stores().rsaModuli().addMissing(List.of(modulus)));
    IssuedCertificate byKey = onKey(tenant, fingerprint());
    IssuedCertificate byModulus = onKey(tenant, modulus.publicKeyFingerprint());
    IssuedCertificate good = onKey(tenant, fingerprint());
    block(BlockedKey.HashedPart.SPKI, byKey.publicKeyFingerprint());
    BlockedKey ofModulus = block(BlockedKey.HashedPart.MODULUS, modulus.fingerprint());
    block(BlockedKey.HashedPart.SPKI, fingerprint());

    assertThat(found(certificatesOf(tenant).onBlockedKey(true)))
        .containsExactlyInAnyOrder(byKey, byModulus);
    assertThat(found(certificatesOf(tenant).onBlockedKey(false))).containsExactly(good);
    assertThat(found(certificatesOf(tenant))).hasSize(3);
    assertThat(
            found(
                certificatesOf(tenant)
                    .onBlockedKey(true)
                    .withText(byKey.serialNumber().hex())
                    .withStatus(CertificateStatus.ACTIVE)))
        .containsExactly(byKey);
    assertThat(found(certificatesOf(storedTenant()).onBlockedKey(true))).isEmpty();

    commit(() -> stores().blockedKeys().remove(ofModulus.id()));
    assertThat(found(certificatesOf(tenant).onBlockedKey(true))).containsExactly(byKey);
  }

  private static String fingerprint() {
    return HexFormat.of().formatHex(RandomValues.octets(32));
  }

  private IssuedCertificate onKey(StoresContract.Tenant tenant, String fingerprint) {
    return issued(tenant, builder -> builder.withPublicKeyFingerprint(fingerprint));
  }

  private BlockedKey block(BlockedKey.HashedPart part, String sha256) {
    BlockedKey key =
        new BlockedKey(
            UUID.randomUUID(),
            part,
            sha256,
            RequestFlaw.KEY_BLOCKED,
            "it leaked",
            Optional.empty(),
            MARCH);
    commit(() -> stores().blockedKeys().add(key));
    return key;
  }

  @Test
  default void searchesTheWholeCommonNameInAnyCase() {
    StoresContract.Tenant tenant = storedTenant();
    IssuedCertificate certificate =
        issued(tenant, builder -> builder.withCommonName("Info.Example"));
    issued(tenant, builder -> builder.withCommonName("more.info.example"));

    assertThat(found(certificatesOf(tenant).withCommonName("INFO.example")))
        .containsExactly(certificate);
    assertThat(found(certificatesOf(tenant).withCommonName("info.exampl"))).isEmpty();
    assertThat(found(certificatesOf(tenant).withCommonName("info.example "))).isEmpty();
  }

  @Test
  default void searchesPartsOfNamesAndSerialNumbersInAnyCase() {
    StoresContract.Tenant tenant = storedTenant();
    IssuedCertificate bySubject = issued(tenant, builder -> builder.withCommonName("THE NEEDLE"));
    IssuedCertificate byName = issued(tenant, builder -> builder.withDnsName("needles.example"));
    issued(tenant, builder -> builder);

    assertThat(found(certificatesOf(tenant).withText("nEEdle")))
        .containsExactlyInAnyOrder(bySubject, byName);
    String serial = byName.serialNumber().hex().substring(5).toUpperCase(Locale.ROOT);
    assertThat(found(certificatesOf(tenant).withText(serial))).containsExactly(byName);
    assertThat(found(certificatesOf(tenant).withText("n%e"))).isEmpty();
    for (String printed : ContractTexts.printed(byName.serialNumber().hex())) {
      assertThat(found(certificatesOf(tenant).withText(printed)))
          .as(printed)
          .containsExactly(byName);
    }
  }

  @Test
  default void searchesTheWholeIdInAnyCase() {
    StoresContract.Tenant tenant = storedTenant();
    IssuedCertificate certificate = issued(tenant, builder -> builder);
    issued(tenant, builder -> builder);
    String id = certificate.id().toString();

    assertThat(found(certificatesOf(tenant).withText(id.toUpperCase(Locale.ROOT))))
        .containsExactly(certificate);
    assertThat(found(certificatesOf(tenant).withText(id.substring(1)))).isEmpty();
  }

  @Test
  default void tellsActiveFromExpiredAtAMomentAndRevokedFromBoth() {
    StoresContract.Tenant tenant = storedTenant();
    IssuedCertificate certificate = issued(tenant, builder -> builder);
    IssuedCertificate revoked =
        issued(tenant, builder -> builder.revokedAt("2030-02-01T00:00:00Z"));

    for (Instant now : List.of(MARCH, APRIL)) {
      assertThat(withStatus(tenant, CertificateStatus.ACTIVE, now)).containsExactly(certificate);
      assertThat(withStatus(tenant, CertificateStatus.EXPIRED, now)).isEmpty();
      assertThat(withStatus(tenant, CertificateStatus.REVOKED, now)).containsExactly(revoked);
    }
    Instant after = APRIL.plusNanos(1000);
    assertThat(withStatus(tenant, CertificateStatus.ACTIVE, after)).isEmpty();
    assertThat(withStatus(tenant, CertificateStatus.EXPIRED, after)).containsExactly(certificate);
    assertThat(withStatus(tenant, CertificateStatus.REVOKED, after)).containsExactly(revoked);
  }

  @Test
  default void searchesByValidityBothEndsIncluded() {
    StoresContract.Tenant tenant = storedTenant();
    IssuedCertificate march =
        issued(tenant, b -> b.validFromTo("2030-02-01T00:00:00Z", "2030-03-01T00:00:00Z"));
    IssuedCertificate april =
        issued(tenant, b -> b.validFromTo("2030-03-01T00:00:00Z", "2030-04-01T00:00:00Z"));

    assertThat(found(certificatesOf(tenant).notAfterFromTo(MARCH, MARCH))).containsExactly(march);
    assertThat(found(certificatesOf(tenant).notAfterFromTo(MARCH.plusSeconds(1), APRIL)))
        .containsExactly(april);
    assertThat(found(certificatesOf(tenant).notBeforeFromTo(MARCH, MARCH))).containsExactly(april);
    assertThat(found(certificatesOf(tenant).notAfterFromTo(Instant.MIN, Instant.MAX))).hasSize(2);
    assertThat(found(certificatesOf(tenant).notBeforeFromTo(Instant.EPOCH, MARCH.minusSeconds(1))))
        .containsExactly(march);
  }

  @Test
  default void searchesForEachPairOfMetadata() {
    StoresContract.Tenant tenant = storedTenant();
    IssuedCertificate both =
        issued(tenant, b -> b.withMetadata("team", "blue").withMetadata("env", "prod"));
    issued(tenant, builder -> builder.withMetadata("team", "blue"));

    assertThat(
            search(certificatesOf(tenant).withMetadata("team", "blue").withMetadata("env", "prod")))
        .isEqualTo(new Page<>(List.of(both), 1));
  }

  @Test
  default void holdsEveryConditionAtOnce() {
    StoresContract.Tenant tenant = storedTenant();
    IssuedCertificate certificate =
        issued(tenant, b -> b.withCommonName("x.example").withMetadata("k", "v"));
    issued(tenant, builder -> builder.withCommonName("x.example"));

    CertificateSearch all =
        certificatesOf(tenant)
            .askedForBy(certificate.requesterId())
            .withCommonName("x.example")
            .withText("X.EX")
            .withStatus(CertificateStatus.ACTIVE)
            .onProfiles(Set.of(certificate.profileId()))
            .issuedBy(Set.of(certificate.authorityId()))
            .withKeyAlgorithm(certificate.keyAlgorithm())
            .notBeforeFromTo(Instant.EPOCH, MARCH)
            .notAfterFromTo(MARCH, APRIL)
            .withMetadata("k", "v");

    assertThat(found(all)).containsExactly(certificate);
  }

  @Test
  default void sortsByWhatIsAskedForInEitherDirection() {
    StoresContract.Tenant tenant = storedTenant();
    IssuedCertificate a =
        issued(
            tenant,
            b ->
                b.withCommonName("alpha")
                    .validFromTo("2030-01-03T00:00:00Z", "2030-05-01T00:00:00Z")
                    .createdAt(MARCH.plusSeconds(2))
                    .revokedAt("2030-02-01T00:00:00Z"));
    IssuedCertificate b =
        issued(
            tenant,
            builder ->
                builder
                    .withCommonName("Bravo")
                    .validFromTo("2030-01-01T00:00:00Z", "2030-02-01T00:00:00Z")
                    .createdAt(MARCH.plusSeconds(3)));
    IssuedCertificate c =
        issued(
            tenant,
            builder ->
                builder
                    .withCommonName("charlie")
                    .validFromTo("2030-01-02T00:00:00Z", "2030-06-01T00:00:00Z")
                    .createdAt(MARCH.plusSeconds(1)));

    assertSorted(tenant, SortBy.COMMON_NAME, a, b, c);
    assertSorted(tenant, SortBy.NOT_BEFORE, b, c, a);
    assertSorted(tenant, SortBy.NOT_AFTER, b, a, c);
    assertSorted(tenant, SortBy.CREATED_AT, c, a, b);
    assertSorted(tenant, SortBy.STATUS, c, b, a);
  }

  @Test
  default void pagesThroughCertificates() {
    StoresContract.Tenant tenant = storedTenant();
    IssuedCertificate first = issued(tenant, b -> b.createdAt(MARCH.plusSeconds(1)));
    IssuedCertificate second = issued(tenant, b -> b.createdAt(MARCH.plusSeconds(2)));
    IssuedCertificate third = issued(tenant, b -> b.createdAt(MARCH.plusSeconds(3)));

    assertThat(search(certificatesOf(tenant), new PageRequest(0, 2)))
        .isEqualTo(new Page<>(List.of(first, second), 3));
    assertThat(search(certificatesOf(tenant), new PageRequest(2, 2)))
        .isEqualTo(new Page<>(List.of(third), 3));
    assertThat(search(certificatesOf(tenant), new PageRequest(4, 2)))
        .isEqualTo(new Page<>(List.of(), 3));
  }

  @Test
  default void countsTheCertificatesOfProfilesByState() {
    StoresContract.Tenant tenant = storedTenant();
    UUID profile = tenant.profile().id();
    UUID empty = UUID.randomUUID();
    issued(tenant, builder -> builder);
    issued(tenant, b -> b.validFromTo("2030-01-01T00:00:00Z", "2030-03-08T00:00:00Z"));
    issued(tenant, b -> b.validFromTo("2030-01-01T00:00:00Z", "2030-02-01T00:00:00Z"));
    issued(tenant, builder -> builder.revokedAt("2030-02-01T00:00:00Z"));
    issued(tenant, builder -> builder.onProfile(UUID.randomUUID()));

    Map<UUID, CertificateCounts> counts =
        commit(
            () ->
                stores()
                    .certificates()
                    .countsByProfile(Set.of(profile, empty), MARCH, Duration.ofDays(7)));

    assertThat(counts)
        .isEqualTo(
            Map.of(profile, new CertificateCounts(4, 2, 1, 1, 1), empty, CertificateCounts.NONE));
  }

  @Test
  default void countsNothingForNoProfiles() {
    assertThat(
            commit(() -> stores().certificates().countsByProfile(Set.of(), MARCH, Duration.ZERO)))
        .isEmpty();
  }

  private void assertSorted(
      StoresContract.Tenant tenant,
      SortBy sortBy,
      IssuedCertificate first,
      IssuedCertificate second,
      IssuedCertificate third) {
    assertThat(found(certificatesOf(tenant).sortedBy(sortBy)))
        .as("by %s", sortBy)
        .containsExactly(first, second, third);
    assertThat(found(certificatesOf(tenant).sortedBy(sortBy).descending()))
        .as("by %s, descending", sortBy)
        .containsExactly(third, second, first);
  }

  private IssuedCertificate issued(
      StoresContract.Tenant tenant, UnaryOperator<IssuedCertificateBuilder> details) {
    return stored(details.apply(tenant.aCertificate()).build());
  }

  private List<IssuedCertificate> withStatus(
      StoresContract.Tenant tenant, CertificateStatus status, Instant now) {
    CertificateSearch search = certificatesOf(tenant).withStatus(status);
    return commit(() -> stores().certificates().search(search.build(), now, FIRST_PAGE)).items();
  }

  private static CertificateSearch certificatesOf(StoresContract.Tenant tenant) {
    return CertificateSearch.certificatesOf(tenant.projectId());
  }

  private List<IssuedCertificate> found(CertificateSearch search) {
    return search(search).items();
  }

  private Page<IssuedCertificate> search(CertificateSearch search) {
    return search(search, FIRST_PAGE);
  }

  private Page<IssuedCertificate> search(CertificateSearch search, PageRequest page) {
    return commit(() -> stores().certificates().search(search.build(), MARCH, page));
  }
}
