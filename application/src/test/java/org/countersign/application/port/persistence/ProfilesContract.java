package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.application.search.ProfileCriteria;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.profile.CertificateProfile;
import org.countersign.domain.profile.Enrollment;
import org.countersign.domain.profile.Enrollment.UnservedConfig;
import org.countersign.domain.profile.EnrollmentMethod;
import org.countersign.domain.profile.IssuerType;
import org.junit.jupiter.api.Test;

/** What {@link Profiles} promises. */
public interface ProfilesContract extends StoresContract {

  @Test
  default void findsWhatWasAdded() {
    CertificateProfile profile = storedTenant().profile();

    assertThat(find(profile.id())).contains(profile);
    assertThat(bySlug(profile.projectId(), profile.slug())).contains(profile);
    assertThat(find(UUID.randomUUID())).isEmpty();
    assertThat(bySlug(UUID.randomUUID(), profile.slug())).isEmpty();
    assertThat(bySlug(profile.projectId(), "another")).isEmpty();
  }

  @Test
  default void refusesASlugThatIsTakenInTheProject() {
    StoresContract.Tenant tenant = storedTenant();

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(() -> stored(tenant, tenant.profile().slug()));
  }

  @Test
  default void listsBySlugInPages() {
    StoresContract.Tenant tenant = storedTenant();
    CertificateProfile x = stored(tenant, "x");
    CertificateProfile a = stored(tenant, "a");
    storedTenant();

    assertThat(list(all(tenant), FIRST_PAGE))
        .isEqualTo(new Page<>(List.of(a, tenant.profile(), x), 3));
    assertThat(list(all(tenant), new PageRequest(1, 1)))
        .isEqualTo(new Page<>(List.of(tenant.profile()), 3));
  }

  @Test
  default void searchesPartsOfSlugAndDescriptionInAnyCase() {
    StoresContract.Tenant tenant = storedTenant();
    CertificateProfile mail = stored(tenant, "mail");

    assertThat(list(withText(tenant, "AIL"), FIRST_PAGE).items()).containsExactly(mail);
    assertThat(list(withText(tenant, "profile MAIL"), FIRST_PAGE).items()).containsExactly(mail);
    assertThat(list(withText(tenant, "%"), FIRST_PAGE).items()).isEmpty();
  }

  @Test
  default void filtersByEnrollmentIssuerAndCa() {
    StoresContract.Tenant tenant = storedTenant();
    CertificateProfile selfSigned =
        Records.aProfile(tenant.projectId(), Optional.empty(), tenant.policy().id(), "self");
    commit(() -> stores().profiles().add(selfSigned));

    assertThat(filtered(tenant, Optional.empty(), Optional.of(IssuerType.SELF_SIGNED)))
        .containsExactly(selfSigned);
    assertThat(filtered(tenant, Optional.of(EnrollmentMethod.API), Optional.empty())).hasSize(2);
    assertThat(filtered(tenant, Optional.of(EnrollmentMethod.EST), Optional.empty())).isEmpty();
    assertThat(ofAuthority(tenant, tenant.authority().id())).containsExactly(tenant.profile());
    assertThat(ofAuthority(tenant, UUID.randomUUID())).isEmpty();
  }

  @Test
  default void listsOnlyTheProfilesThatARequesterSees() {
    StoresContract.Tenant tenant = storedTenant();
    CertificateProfile other = stored(tenant, "other");

    assertThat(only(tenant, Set.of(other.id(), UUID.randomUUID())))
        .isEqualTo(new Page<>(List.of(other), 1));
    assertThat(only(tenant, Set.of())).isEqualTo(new Page<>(List.of(), 0));
  }

  @Test
  default void namesTheProfilesThatUseAPolicy() {
    StoresContract.Tenant tenant = storedTenant();
    stored(tenant, "zulu");
    stored(tenant, "alpha");

    assertThat(slugsUsing(tenant.policy().id())).containsExactly("alpha", "web-server", "zulu");
    assertThat(slugsUsing(UUID.randomUUID())).isEmpty();
  }

  @Test
  default void replacesTheVersionBefore() {
    CertificateProfile profile = storedTenant().profile();
    CertificateProfile next = next(profile, "changed");

    commit(() -> stores().profiles().update(next));

    assertThat(find(profile.id())).contains(next);
  }

  @Test
  default void replacesAProfileThatHasNoCa() {
    StoresContract.Tenant tenant = storedTenant();
    CertificateProfile selfSigned =
        Records.aProfile(tenant.projectId(), Optional.empty(), tenant.policy().id(), "self");
    commit(() -> stores().profiles().add(selfSigned));
    CertificateProfile next = next(selfSigned, "self-2");

    commit(() -> stores().profiles().update(next));

    assertThat(find(selfSigned.id())).contains(next);
  }

  @Test
  default void refusesToReplaceAnyOtherVersion() {
    CertificateProfile profile = storedTenant().profile();
    CertificateProfile next = next(profile, "changed");
    commit(() -> stores().profiles().update(next));

    assertThatExceptionOfType(ConcurrentChange.class)
        .isThrownBy(() -> commit(() -> stores().profiles().update(next(profile, "again"))));
    assertThat(find(profile.id())).contains(next);
  }

  @Test
  default void refusesToChangeASlugIntoOneThatIsTaken() {
    StoresContract.Tenant tenant = storedTenant();
    stored(tenant, "taken");

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(
            () -> commit(() -> stores().profiles().update(next(tenant.profile(), "taken"))));
  }

  @Test
  default void keepsWhatWasIssuedUnderAProfileThatIsRemoved() {
    StoresContract.Tenant tenant = storedTenant();
    IssuanceRecord request = stored(tenant.aRequest().build());
    IssuedCertificate certificate = stored(tenant.aCertificate().build());

    commit(() -> stores().profiles().remove(tenant.profile().id()));

    assertThat(find(tenant.profile().id())).isEmpty();
    assertThat(commit(() -> stores().issuanceRecords().find(request.id()))).contains(request);
    assertThat(commit(() -> stores().certificates().find(certificate.id()))).contains(certificate);
  }

  @Test
  default void removesAnUnknownProfileWithoutError() {
    StoresContract.Tenant tenant = storedTenant();

    commit(() -> stores().profiles().remove(UUID.randomUUID()));

    assertThat(find(tenant.profile().id())).isPresent();
  }

  private CertificateProfile stored(StoresContract.Tenant tenant, String slug) {
    CertificateProfile profile =
        Records.aProfile(
            tenant.projectId(), Optional.of(tenant.authority().id()), tenant.policy().id(), slug);
    commit(() -> stores().profiles().add(profile));
    return profile;
  }

  private static CertificateProfile next(CertificateProfile profile, String slug) {
    return new CertificateProfile(
        profile.id(),
        profile.projectId(),
        profile.caId(),
        profile.certificatePolicyId(),
        slug,
        "changed",
        new Enrollment(
            EnrollmentMethod.ACME,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new UnservedConfig("{}"))),
        profile.issuerType(),
        profile.defaults(),
        profile.version() + 1,
        profile.createdAt(),
        profile.updatedAt().plusSeconds(1));
  }

  private static ProfileCriteria all(StoresContract.Tenant tenant) {
    return withText(tenant, "");
  }

  private static ProfileCriteria withText(StoresContract.Tenant tenant, String text) {
    return new ProfileCriteria(
        tenant.projectId(),
        text,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private List<CertificateProfile> filtered(
      StoresContract.Tenant tenant,
      Optional<EnrollmentMethod> method,
      Optional<IssuerType> issuerType) {
    return list(
            new ProfileCriteria(
                tenant.projectId(), "", method, issuerType, Optional.empty(), Optional.empty()),
            FIRST_PAGE)
        .items();
  }

  private List<CertificateProfile> ofAuthority(StoresContract.Tenant tenant, UUID authorityId) {
    return list(
            new ProfileCriteria(
                tenant.projectId(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.of(authorityId),
                Optional.empty()),
            FIRST_PAGE)
        .items();
  }

  private Page<CertificateProfile> only(StoresContract.Tenant tenant, Set<UUID> ids) {
    return list(
        new ProfileCriteria(
            tenant.projectId(),
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(ids)),
        FIRST_PAGE);
  }

  private Page<CertificateProfile> list(ProfileCriteria search, PageRequest page) {
    return commit(() -> stores().profiles().list(search, page));
  }

  private List<String> slugsUsing(UUID policyId) {
    return commit(() -> stores().profiles().slugsUsingPolicy(policyId));
  }

  private Optional<CertificateProfile> find(UUID id) {
    return commit(() -> stores().profiles().find(id));
  }

  private Optional<CertificateProfile> bySlug(UUID projectId, String slug) {
    return commit(() -> stores().profiles().findBySlug(projectId, slug));
  }
}
