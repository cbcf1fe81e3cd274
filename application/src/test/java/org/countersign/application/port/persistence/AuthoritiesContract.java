package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.search.AuthorityCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.authority.AuthorityStatus;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.SubjectAttributeType;
import org.countersign.domain.x509.Validity;
import org.junit.jupiter.api.Test;

/** What {@link Authorities} promises. */
public interface AuthoritiesContract extends StoresContract {

  @Test
  default void findsWhatWasAddedWithItsCertificate() {
    CertificateAuthority authority =
        stored(CertificateAuthorityBuilder.anAuthority().inProject(storedProject().id()));

    CertificateAuthority found = find(authority.id()).orElseThrow();

    assertThat(found).usingRecursiveComparison().isEqualTo(authority);
    assertThat(find(UUID.randomUUID())).isEmpty();
  }

  @Test
  default void findsACaThatHasNoCertificate() {
    CertificateAuthority authority =
        stored(
            CertificateAuthorityBuilder.anAuthority()
                .inProject(storedProject().id())
                .withMaxPathLength(-1)
                .withStatus(AuthorityStatus.PENDING_CERTIFICATE));

    assertThat(find(authority.id())).contains(authority);
  }

  @Test
  default void refusesANameThatIsTakenInTheProject() {
    UUID projectId = storedProject().id();
    stored(CertificateAuthorityBuilder.anAuthority().inProject(projectId).named("root"));

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(
            () ->
                stored(
                    CertificateAuthorityBuilder.anAuthority().inProject(projectId).named("root")));
  }

  @Test
  default void allowsANameThatIsTakenInAnotherProject() {
    UUID elsewhere = storedProject().id();
    stored(CertificateAuthorityBuilder.anAuthority().inProject(storedProject().id()).named("root"));
    CertificateAuthority second =
        stored(CertificateAuthorityBuilder.anAuthority().inProject(elsewhere).named("root"));

    assertThat(find(second.id())).contains(second);
  }

  @Test
  default void followsTheChainUpToTheSelfSignedCertificate() {
    UUID projectId = storedProject().id();
    CertificateAuthority root =
        stored(CertificateAuthorityBuilder.anAuthority().inProject(projectId));
    CertificateAuthority middle =
        stored(CertificateAuthorityBuilder.anAuthority().inProject(projectId).under(root));
    CertificateAuthority issuing =
        stored(CertificateAuthorityBuilder.anAuthority().inProject(projectId).under(middle));

    assertThat(chainOf(certificateOf(issuing)))
        .containsExactly(certificateOf(issuing), certificateOf(middle), certificateOf(root));
    assertThat(chainOf(certificateOf(root))).containsExactly(certificateOf(root));
  }

  @Test
  default void replacesWhatMayChange() {
    CertificateAuthority waiting =
        stored(
            CertificateAuthorityBuilder.anAuthority()
                .inProject(storedProject().id())
                .withStatus(AuthorityStatus.PENDING_CERTIFICATE));
    CertificateAuthority changed =
        CertificateAuthorityBuilder.anAuthority()
            .withId(waiting.id())
            .inProject(waiting.projectId())
            .named("renamed")
            .withFriendlyName("Renamed")
            .withSubject(waiting.subject())
            .withKey(waiting.keyAlgorithm(), waiting.signingKey())
            .build();

    commit(() -> stores().authorities().update(changed));

    assertThat(find(waiting.id())).contains(changed);
    assertThat(certificateOf(find(waiting.id()).orElseThrow()))
        .usingRecursiveComparison()
        .isEqualTo(certificateOf(changed));
  }

  @Test
  default void keepsTheCertificatesThatACaHad() {
    CertificateAuthorityBuilder builder =
        CertificateAuthorityBuilder.anAuthority().inProject(storedProject().id());
    CertificateAuthority authority = stored(builder);
    CertificateAuthority renewed = builder.build();

    commit(() -> stores().authorities().update(renewed));

    assertThat(certificateOf(find(authority.id()).orElseThrow())).isEqualTo(certificateOf(renewed));
    assertThat(commit(() -> stores().authorities().findCertificate(certificateOf(authority).id())))
        .contains(certificateOf(authority));
    assertThat(commit(() -> stores().authorities().findCertificate(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void refusesToChangeANameIntoOneThatIsTaken() {
    UUID projectId = storedProject().id();
    stored(CertificateAuthorityBuilder.anAuthority().inProject(projectId).named("root"));
    CertificateAuthority other =
        stored(CertificateAuthorityBuilder.anAuthority().inProject(projectId));

    assertThatExceptionOfType(DuplicateEntry.class)
        .isThrownBy(
            () ->
                commit(
                    () -> stores().authorities().update(other.renamed("root", other.updatedAt()))));
  }

  @Test
  default void listsByNameInPages() {
    UUID projectId = storedProject().id();
    CertificateAuthority b =
        stored(CertificateAuthorityBuilder.anAuthority().inProject(projectId).named("b"));
    CertificateAuthority a =
        stored(CertificateAuthorityBuilder.anAuthority().inProject(projectId).named("a"));
    stored(CertificateAuthorityBuilder.anAuthority().inProject(storedProject().id()).named("c"));

    assertThat(list(projectId, "", Optional.empty(), FIRST_PAGE))
        .isEqualTo(new Page<>(List.of(a, b), 2));
    assertThat(list(projectId, "", Optional.empty(), new PageRequest(1, 1)))
        .isEqualTo(new Page<>(List.of(b), 2));
  }

  @Test
  default void searchesPartsOfNameFriendlyNameAndSubjectInAnyCase() {
    UUID projectId = storedProject().id();
    DistinguishedName other =
        DistinguishedName.EMPTY.with(SubjectAttributeType.COMMON_NAME, "Other");
    CertificateAuthority byName = stored(aCa(projectId).named("a-needle").withSubject(other));
    CertificateAuthority byFriendlyName =
        stored(aCa(projectId).named("b").withFriendlyName("Big Needle").withSubject(other));
    CertificateAuthority bySubject =
        stored(
            aCa(projectId)
                .named("c")
                .withSubject(other.with(SubjectAttributeType.LOCALITY, "neeDLEs")));
    stored(aCa(projectId).named("d").withSubject(other));

    assertThat(list(projectId, "NEEDLE", Optional.empty(), FIRST_PAGE).items())
        .containsExactly(byName, byFriendlyName, bySubject);
    assertThat(list(projectId, "%", Optional.empty(), FIRST_PAGE).items()).isEmpty();
  }

  @Test
  default void searchesByStatus() {
    UUID projectId = storedProject().id();
    CertificateAuthority disabled = stored(aCa(projectId).withStatus(AuthorityStatus.DISABLED));
    stored(aCa(projectId));

    assertThat(list(projectId, "", Optional.of(AuthorityStatus.DISABLED), FIRST_PAGE).items())
        .containsExactly(disabled);
  }

  @Test
  default void removesACaWithItsCertificates() {
    CertificateAuthority authority = stored(aCa(storedProject().id()));

    commit(() -> stores().authorities().remove(authority.id()));

    assertThat(find(authority.id())).isEmpty();
    assertThat(commit(() -> stores().authorities().findCertificate(certificateOf(authority).id())))
        .isEmpty();
  }

  @Test
  default void isInUseWhenAnotherCaHangsOnIt() {
    UUID projectId = storedProject().id();
    CertificateAuthority root = stored(aCa(projectId));
    CertificateAuthority issuing = stored(aCa(projectId).under(root));

    assertThat(isInUse(root)).isTrue();
    assertThat(isInUse(issuing)).isFalse();
    assertStays(root);
  }

  @Test
  default void isInUseWhenAProfileHangsOnIt() {
    CertificateAuthority authority = storedTenant().authority();

    assertThat(isInUse(authority)).isTrue();
    assertStays(authority);
  }

  @Test
  default void isInUseWhenACertificateHangsOnIt() {
    StoresContract.Tenant tenant = storedTenant();
    stored(tenant.aCertificate().build());
    commit(() -> stores().profiles().remove(tenant.profile().id()));

    assertThat(isInUse(tenant.authority())).isTrue();
    assertStays(tenant.authority());
  }

  @Test
  default void findsActiveOnesOfAnyProjectByTheEndOfTheirCertificates() {
    CertificateAuthority last = stored(aCa(storedProject().id()).withValidity(years(2000, 2042)));
    CertificateAuthority first = stored(aCa(storedProject().id()).withValidity(years(2000, 2001)));
    CertificateAuthority second = stored(aCa(storedProject().id()).withValidity(years(2000, 2002)));
    stored(aCa(storedProject().id()).withStatus(AuthorityStatus.PENDING_CERTIFICATE));

    assertThat(firstToExpire(2)).containsExactly(first, second);
    assertThat(firstToExpire(10_000))
        .contains(last)
        .allMatch(authority -> authority.status() == AuthorityStatus.ACTIVE);
    commit(() -> stores().authorities().remove(first.id()));
    commit(() -> stores().authorities().remove(second.id()));
  }

  private static Validity years(int from, int to) {
    return new Validity(
        Instant.parse(from + "-01-01T00:00:00Z"), Instant.parse(to + "-01-01T00:00:00Z"));
  }

  private List<CertificateAuthority> firstToExpire(int limit) {
    return commit(() -> stores().authorities().firstToExpire(limit));
  }

  private void assertStays(CertificateAuthority authority) {
    assertThatExceptionOfType(ConcurrentChange.class)
        .isThrownBy(() -> commit(() -> stores().authorities().remove(authority.id())));
    assertThat(find(authority.id())).contains(authority);
  }

  private boolean isInUse(CertificateAuthority authority) {
    return commit(() -> stores().authorities().isInUse(authority.id()));
  }

  private static CertificateAuthorityBuilder aCa(UUID projectId) {
    return CertificateAuthorityBuilder.anAuthority().inProject(projectId);
  }

  private CertificateAuthority stored(CertificateAuthorityBuilder builder) {
    CertificateAuthority authority = builder.build();
    commit(() -> stores().authorities().add(authority));
    return authority;
  }

  private static AuthorityCertificate certificateOf(CertificateAuthority authority) {
    return authority.certificate().orElseThrow();
  }

  private Optional<CertificateAuthority> find(UUID id) {
    return commit(() -> stores().authorities().find(id));
  }

  private List<AuthorityCertificate> chainOf(AuthorityCertificate certificate) {
    return commit(() -> stores().authorities().chainOf(certificate.id()));
  }

  private Page<CertificateAuthority> list(
      UUID projectId, String text, Optional<AuthorityStatus> status, PageRequest page) {
    return commit(
        () -> stores().authorities().list(new AuthorityCriteria(projectId, text, status), page));
  }
}
