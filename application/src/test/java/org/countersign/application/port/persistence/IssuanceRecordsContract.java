package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.countersign.application.search.CertificateRequestCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.RequestStatus;
import org.countersign.domain.key.KeyReuse;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.SerialNumber;
import org.junit.jupiter.api.Test;

/** What {@link IssuanceRecords} promises. */
public interface IssuanceRecordsContract extends StoresContract {

  Instant NOON = Instant.parse("2030-01-01T12:00:00.000001Z");

  @Test
  default void findsWhatWasAddedWithEveryDetail() {
    IssuanceRecord request =
        stored(
            storedTenant()
                .aRequest()
                .withName(GeneralNameKind.DNS_NAME, "A.example.")
                .withName(GeneralNameKind.OTHER_NAME, "1.2.3: \u00fc")
                .withMetadata("team", "blue")
                .withMetadata("team", "green")
                .build());

    assertThat(find(request.id())).contains(request);
    assertThat(find(UUID.randomUUID())).isEmpty();
  }

  @Test
  default void findsARefusedRequestWithItsViolations() {
    IssuanceRecord request =
        stored(storedTenant().aRequest().withStatus(RequestStatus.REJECTED).build());

    assertThat(find(request.id())).contains(request);
    assertThat(request.violations()).isNotEmpty();
  }

  @Test
  default void keepsTheWarningsOfARequestWhateverBecomesOfIt() {
    Warning ofAPlace = new Warning("csr-deviation", "attributes", "nul \u0000, \u20ac");
    Warning ofTheWhole = new Warning("validity-unlimited", "no limit");
    IssuanceRecord refused =
        stored(
            storedTenant()
                .aRequest()
                .withStatus(RequestStatus.REJECTED)
                .withWarning(ofAPlace)
                .withWarning(ofTheWhole)
                .build());
    StoresContract.Tenant tenant = storedTenant();
    IssuanceRecord pending = stored(tenant.aRequest().withWarning(ofAPlace).build());
    KeyReuse reuse = new KeyReuse(RandomValues.serialNumber());
    IssuanceRecord issued = pending.issued(Optional.of(reuse), NOON);

    assertThat(find(refused.id()).orElseThrow().warnings()).containsExactly(ofAPlace, ofTheWhole);
    assertThat(find(pending.id()).orElseThrow().warnings()).containsExactly(ofAPlace);

    recorded().settled(issued, tenant.aCertificate(pending).createdAt(NOON).build());

    assertThat(find(pending.id())).contains(issued);
    assertThat(issued.warnings()).containsExactly(ofAPlace, reuse.warning());
  }

  @Test
  default void keepsWhateverARequesterWrites() {
    IssuanceRecord request =
        stored(
            storedTenant()
                .aRequest()
                .withCsr("\u0000 no CSR \u20ac " + "x".repeat(70_000))
                .withCommonName("nul \u0000 in a name, " + "\u00fc".repeat(20_000))
                .withName(GeneralNameKind.URI, "\u0000".repeat(300))
                .withMetadata("nul \u0000", "nul \u0000")
                .build());

    IssuanceRecord found = find(request.id()).orElseThrow();

    assertThat(found.csr()).isEqualTo(request.csr());
    assertThat(found.content()).isEqualTo(request.content());
    assertThat(found.metadata()).isEqualTo(request.metadata());
  }

  @Test
  default void refusesASerialNumberThatTheCaHasUsed() {
    StoresContract.Tenant tenant = storedTenant();
    SerialNumber serial = RandomValues.serialNumber();
    stored(tenant.aRequest().withSerialNumber(tenant.authority().id(), serial).build());

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(
            () ->
                stored(
                    tenant.aRequest().withSerialNumber(tenant.authority().id(), serial).build()));
  }

  @Test
  default void allowsASerialNumberThatAnotherCaHasUsed() {
    StoresContract.Tenant tenant = storedTenant();
    SerialNumber serial = RandomValues.serialNumber();
    stored(tenant.aRequest().withSerialNumber(tenant.authority().id(), serial).build());
    IssuanceRecord second =
        stored(tenant.aRequest().withSerialNumber(storedTenant().authority().id(), serial).build());

    assertThat(find(second.id())).contains(second);
  }

  @Test
  default void givesOneWinnerToUnitsThatUseASerialNumberAtOnce() {
    StoresContract.Tenant tenant = storedTenant();
    SerialNumber serial = RandomValues.serialNumber();

    List<RuntimeException> losers =
        unitsAtOnce(
            6,
            () ->
                stored(
                    tenant.aRequest().withSerialNumber(tenant.authority().id(), serial).build()));

    assertThat(losers).hasSize(5).allMatch(DuplicateEntry.class::isInstance);
  }

  @Test
  default void settlesAPendingRequestAsIssued() {
    StoresContract.Tenant tenant = storedTenant();
    IssuanceRecord request = stored(tenant.aRequest().withMetadata("k", "v").build());
    IssuanceRecord issued = request.issued(Optional.empty(), NOON);

    recorded().settled(issued, tenant.aCertificate(request).createdAt(NOON).build());

    assertThat(find(request.id())).contains(issued);
  }

  @Test
  default void settlesAPendingRequestAsFailed() {
    IssuanceRecord request = stored(storedTenant().aRequest().build());
    IssuanceRecord failed = request.failed("the key is gone", NOON);

    recorded().settled(failed);

    assertThat(find(request.id())).contains(failed);
  }

  @Test
  default void refusesToSettleARequestTwice() {
    IssuanceRecord request = stored(storedTenant().aRequest().build());
    IssuanceRecord failed = request.failed("the first word", NOON);
    recorded().settled(failed);

    assertThatExceptionOfType(ConcurrentChange.class)
        .isThrownBy(() -> recorded().settled(request.failed("the second word", NOON)));
    assertThat(find(request.id())).contains(failed);
  }

  @Test
  default void letsOneOfSeveralUnitsSettleARequest() {
    IssuanceRecord request = stored(storedTenant().aRequest().build());

    List<RuntimeException> losers =
        unitsAtOnce(4, () -> recorded().settled(request.failed("x", NOON)));

    assertThat(losers).hasSize(3).allMatch(ConcurrentChange.class::isInstance);
  }

  @Test
  default void namesRequestsThatHaveBeenPendingSinceBeforeAMomentOldestFirst() {
    StoresContract.Tenant tenant = storedTenant();
    IssuanceRecord second = stored(tenant.aRequest().createdAt(NOON.plusSeconds(2)).build());
    IssuanceRecord first = stored(tenant.aRequest().createdAt(NOON.plusSeconds(1)).build());
    stored(tenant.aRequest().createdAt(NOON.plusSeconds(3)).build());
    stored(tenant.aRequest().createdAt(NOON).withStatus(RequestStatus.REJECTED).build());
    IssuanceRecord settled = stored(tenant.aRequest().createdAt(NOON).build());
    recorded().settled(settled.failed("x", NOON));

    assertThat(pendingSince(NOON.plusSeconds(3), 10)).containsExactly(first, second);
    assertThat(pendingSince(NOON.plusSeconds(3), 1)).containsExactly(first);
    assertThat(pendingSince(NOON, 10)).isEmpty();
  }

  @Test
  default void searchesOneProjectAlone() {
    StoresContract.Tenant tenant = storedTenant();
    IssuanceRecord request = stored(tenant.aRequest().build());
    stored(storedTenant().aRequest().build());

    assertThat(search(requestsOf(tenant))).isEqualTo(new Page<>(List.of(request), 1));
  }

  @Test
  default void searchesByRequesterStatusAndProfile() {
    StoresContract.Tenant tenant = storedTenant();
    UUID requester = UUID.randomUUID();
    UUID profile = UUID.randomUUID();
    IssuanceRecord mine = stored(tenant.aRequest().askedForBy(requester).build());
    IssuanceRecord refused = stored(tenant.aRequest().withStatus(RequestStatus.REJECTED).build());
    IssuanceRecord onProfile = stored(tenant.aRequest().onProfile(profile).build());

    assertThat(search(requestsOf(tenant).askedForBy(requester)).items()).containsExactly(mine);
    assertThat(search(requestsOf(tenant).withStatus(RequestStatus.REJECTED)).items())
        .containsExactly(refused);
    assertThat(search(requestsOf(tenant).onProfiles(Set.of(profile, UUID.randomUUID()))).items())
        .containsExactly(onProfile);
  }

  @Test
  default void searchesByWhatBecameOfARequest() {
    StoresContract.Tenant tenant = storedTenant();
    IssuanceRecord pending = stored(tenant.aRequest().build());
    IssuanceRecord second = stored(tenant.aRequest().build());
    IssuanceRecord issued = second.issued(Optional.empty(), NOON);
    recorded().settled(issued, tenant.aCertificate(second).createdAt(NOON).build());
    IssuanceRecord failed =
        recorded().settled(stored(tenant.aRequest().build()).failed("the key is gone", NOON));
    IssuanceRecord rejected = stored(tenant.aRequest().withStatus(RequestStatus.REJECTED).build());
    IssuanceRecord waiting =
        stored(tenant.aRequest().withStatus(RequestStatus.PENDING_APPROVAL).build());

    for (IssuanceRecord request : List.of(pending, issued, failed, rejected, waiting)) {
      assertThat(search(requestsOf(tenant).withStatus(request.status())))
          .isEqualTo(new Page<>(List.of(request), 1));
    }
    assertThat(
            search(requestsOf(tenant).sortedBy(CertificateRequestCriteria.SortBy.STATUS)).items())
        .containsExactly(failed, issued, pending, waiting, rejected);
  }

  @Test
  default void sortsAnIssuedRequestByWhenItWasIssued() {
    StoresContract.Tenant tenant = storedTenant();
    IssuanceRecord early = stored(tenant.aRequest().createdAt(NOON).build());
    IssuanceRecord later = stored(tenant.aRequest().createdAt(NOON.plusSeconds(1)).build());
    Instant last = NOON.plusSeconds(2);
    IssuanceRecord issued = early.issued(Optional.empty(), last);
    recorded().settled(issued, tenant.aCertificate(early).createdAt(last).build());

    assertThat(
            search(requestsOf(tenant).sortedBy(CertificateRequestCriteria.SortBy.UPDATED_AT))
                .items())
        .containsExactly(later, issued);
  }

  @Test
  default void searchesByTimeBothEndsIncluded() {
    StoresContract.Tenant tenant = storedTenant();
    IssuanceRecord first = stored(tenant.aRequest().createdAt(NOON).build());
    IssuanceRecord second = stored(tenant.aRequest().createdAt(NOON.plusSeconds(1)).build());
    IssuanceRecord third = stored(tenant.aRequest().createdAt(NOON.plusSeconds(2)).build());

    assertThat(search(requestsOf(tenant).from(NOON.plusSeconds(1))).items())
        .containsExactly(second, third);
    assertThat(search(requestsOf(tenant).to(NOON.plusSeconds(1))).items())
        .containsExactly(first, second);
    assertThat(search(requestsOf(tenant).from(Instant.MIN).to(Instant.MAX)).items()).hasSize(3);
  }

  @Test
  default void searchesPartsOfNamesAndSerialNumbersInAnyCase() {
    StoresContract.Tenant tenant = storedTenant();
    IssuanceRecord bySubject = stored(tenant.aRequest().withCommonName("The Needle").build());
    IssuanceRecord byName =
        stored(tenant.aRequest().withName(GeneralNameKind.URI, "urn:NEEDLE:1").build());
    stored(tenant.aRequest().build());

    assertThat(search(requestsOf(tenant).withText("needle")).items())
        .containsExactlyInAnyOrder(bySubject, byName);
    String serial = bySubject.toBeSigned().orElseThrow().serialNumber().hex();
    assertThat(
            search(requestsOf(tenant).withText(serial.substring(3).toUpperCase(Locale.ROOT)))
                .items())
        .containsExactly(bySubject);
    recorded().settled(bySubject.failed("too slow", NOON));
    for (String printed : ContractTexts.printed(serial)) {
      assertThat(search(requestsOf(tenant).withText(printed)).items())
          .as(printed)
          .extracting(IssuanceRecord::id)
          .containsExactly(bySubject.id());
    }
  }

  @Test
  default void searchesTheWholeIdInAnyCase() {
    StoresContract.Tenant tenant = storedTenant();
    IssuanceRecord request = stored(tenant.aRequest().build());
    stored(tenant.aRequest().build());
    String id = request.id().toString();

    assertThat(search(requestsOf(tenant).withText(id.toUpperCase(Locale.ROOT))).items())
        .containsExactly(request);
    assertThat(search(requestsOf(tenant).withText(id.substring(1))).items()).isEmpty();
  }

  @Test
  default void takesWhateverIsSearchedForLiterally() {
    StoresContract.Tenant tenant = storedTenant();
    IssuanceRecord percent = stored(tenant.aRequest().withCommonName("100%_\\").build());
    stored(tenant.aRequest().withCommonName("plain").build());

    for (String text : List.of("%", "_", "\\", "0%_")) {
      assertThat(search(requestsOf(tenant).withText(text)).items()).containsExactly(percent);
    }
    assertThat(search(requestsOf(tenant).withText("\u0000")).items()).isEmpty();
    assertThat(search(requestsOf(tenant).withText("plain\nDE")).items()).isEmpty();
  }

  @Test
  default void searchesForEachPairOfMetadata() {
    StoresContract.Tenant tenant = storedTenant();
    IssuanceRecord both =
        stored(tenant.aRequest().withMetadata("team", "blue").withMetadata("env", "prod").build());
    stored(tenant.aRequest().withMetadata("team", "blue").build());
    stored(tenant.aRequest().withMetadata("team", "prod").withMetadata("env", "blue").build());

    assertThat(search(requestsOf(tenant).withMetadata("team", "blue").withMetadata("env", "prod")))
        .isEqualTo(new Page<>(List.of(both), 1));
    assertThat(search(requestsOf(tenant).withMetadata("team", "BLUE")).items()).isEmpty();
  }

  @Test
  default void searchesForWhatItWasRefusedFor() {
    StoresContract.Tenant tenant = storedTenant();
    IssuanceRecord denied = stored(tenant.aRequest().refusedFor("san-denied").build());
    IssuanceRecord both =
        stored(tenant.aRequest().refusedFor("san-denied", "ca-denied", "san-denied").build());
    stored(tenant.aRequest().refusedFor("key-usage-missing").build());
    stored(tenant.aRequest().build());

    assertThat(search(requestsOf(tenant).refusedFor("san-denied")).items())
        .containsExactlyInAnyOrder(denied, both);
    assertThat(search(requestsOf(tenant).refusedFor("ca-denied", "no-such-code")))
        .isEqualTo(new Page<>(List.of(both), 1));
    assertThat(search(requestsOf(tenant).refusedFor("no-such-code")).items()).isEmpty();
  }

  @Test
  default void storesAPairOfMetadataThatStandsTwice() {
    StoresContract.Tenant tenant = storedTenant();
    IssuanceRecord twice =
        stored(tenant.aRequest().withMetadata("k", "v").withMetadata("k", "v").build());

    assertThat(search(requestsOf(tenant).withMetadata("k", "v")).items()).containsExactly(twice);
    assertThat(find(twice.id())).contains(twice);
  }

  @Test
  default void sortsByWhatIsAskedForInEitherDirection() {
    StoresContract.Tenant tenant = storedTenant();
    IssuanceRecord a =
        stored(tenant.aRequest().withCommonName("alpha").createdAt(NOON.plusSeconds(3)).build());
    IssuanceRecord b =
        stored(
            tenant
                .aRequest()
                .withCommonName("Bravo")
                .createdAt(NOON.plusSeconds(1))
                .updatedAt(NOON.plusSeconds(9))
                .withStatus(RequestStatus.REJECTED)
                .build());
    IssuanceRecord c =
        stored(
            tenant
                .aRequest()
                .withCommonName("charlie")
                .createdAt(NOON.plusSeconds(2))
                .withStatus(RequestStatus.PENDING_APPROVAL)
                .build());

    assertSorted(tenant, CertificateRequestCriteria.SortBy.CREATED_AT, b, c, a);
    assertSorted(tenant, CertificateRequestCriteria.SortBy.UPDATED_AT, c, a, b);
    assertSorted(tenant, CertificateRequestCriteria.SortBy.STATUS, a, c, b);
    assertSorted(tenant, CertificateRequestCriteria.SortBy.COMMON_NAME, a, b, c);
  }

  @Test
  default void pagesThroughRequestsThatSortAlikeWithoutGapsOrRepetitions() {
    StoresContract.Tenant tenant = storedTenant();
    for (int i = 0; i < 7; i++) {
      stored(tenant.aRequest().createdAt(NOON).build());
    }

    List<IssuanceRecord> paged =
        IntStream.of(0, 3, 6)
            .mapToObj(offset -> new PageRequest(offset, 3))
            .map(page -> search(requestsOf(tenant), page))
            .peek(page -> assertThat(page.totalCount()).isEqualTo(7))
            .flatMap(page -> page.items().stream())
            .toList();

    assertThat(paged)
        .hasSize(7)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Comparator.comparing(request -> request.id().toString()));
    assertThat(search(requestsOf(tenant), new PageRequest(99, 3)))
        .isEqualTo(new Page<>(List.of(), 7));
  }

  @Test
  default void pagesThroughPendingRequestsAmongSettledOnes() {
    StoresContract.Tenant tenant = storedTenant();
    List<IssuanceRecord> all =
        IntStream.range(0, 9)
            .mapToObj(
                i ->
                    tenant
                        .aRequest()
                        .createdAt(NOON.plusSeconds(i))
                        .withStatus(i % 3 == 1 ? RequestStatus.PENDING : RequestStatus.REJECTED)
                        .build())
            .map(this::stored)
            .toList();

    for (int limit = 1; limit <= 10; limit++) {
      List<IssuanceRecord> paged = new ArrayList<>();
      for (int offset = 0; offset < 9; offset += limit) {
        Page<IssuanceRecord> page = search(requestsOf(tenant), new PageRequest(offset, limit));
        assertThat(page.totalCount()).isEqualTo(9);
        paged.addAll(page.items());
      }
      assertThat(paged).isEqualTo(all);
    }
    assertThat(search(requestsOf(tenant), new PageRequest(9, 3)))
        .isEqualTo(new Page<>(List.of(), 9));
  }

  private void assertSorted(
      StoresContract.Tenant tenant,
      CertificateRequestCriteria.SortBy sortBy,
      IssuanceRecord first,
      IssuanceRecord second,
      IssuanceRecord third) {
    assertThat(search(requestsOf(tenant).sortedBy(sortBy)).items())
        .as("by %s", sortBy)
        .containsExactly(first, second, third);
    assertThat(search(requestsOf(tenant).sortedBy(sortBy).descending()).items())
        .as("by %s, descending", sortBy)
        .containsExactly(third, second, first);
  }

  private static CertificateRequestSearch requestsOf(StoresContract.Tenant tenant) {
    return CertificateRequestSearch.requestsOf(tenant.projectId());
  }

  private Page<IssuanceRecord> search(CertificateRequestSearch search) {
    return search(search, FIRST_PAGE);
  }

  private Page<IssuanceRecord> search(CertificateRequestSearch search, PageRequest page) {
    return commit(() -> stores().issuanceRecords().search(search.build(), page));
  }

  private List<IssuanceRecord> pendingSince(Instant moment, int limit) {
    return commit(() -> stores().issuanceRecords().pendingSince(moment, limit));
  }

  private Optional<IssuanceRecord> find(UUID id) {
    return commit(() -> stores().issuanceRecords().find(id));
  }
}
