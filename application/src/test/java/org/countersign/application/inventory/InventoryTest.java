package org.countersign.application.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.InMemoryInstallation.FIRST_PAGE;
import static org.countersign.application.Refusals.textOf;
import static org.countersign.application.port.persistence.CertificateAuthorityBuilder.anAuthority;
import static org.countersign.application.port.persistence.IssuanceRecordBuilder.aCertificateRequest;
import static org.countersign.application.port.persistence.IssuedCertificateBuilder.anIssuedCertificate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.application.InMemoryInstallation;
import org.countersign.application.access.Caller;
import org.countersign.application.inventory.FindCertificateRequests.Found;
import org.countersign.application.port.persistence.RecordedIssuance;
import org.countersign.application.port.persistence.Records;
import org.countersign.application.search.CertificateCriteria;
import org.countersign.application.search.CertificateRequestCriteria;
import org.countersign.domain.access.Project;
import org.countersign.domain.access.ProjectRole;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.profile.CertificateProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who finds which certificates and requests, by id and by search. */
final class InventoryTest {

  private final InMemoryInstallation installation = new InMemoryInstallation();
  private final FindCertificates certificates =
      InventoryUseCases.certificates(
          installation.inventoryStores(), installation.control(), installation.clock);
  private final FindCertificateRequests requests =
      InventoryUseCases.requests(installation.inventoryStores(), installation.control());

  private final Project project = installation.aProject();
  private final Caller requester = installation.aMember(project, ProjectRole.REQUESTER);
  private final Caller otherRequester = installation.aMember(project, ProjectRole.REQUESTER);
  private final CertificateProfile profile = aProfile();
  private final CertificateAuthority authority = anAuthority().inProject(project.id()).build();
  private final IssuanceRecord request;
  private final IssuedCertificate certificate;

  InventoryTest() {
    installation.store(authority);
    IssuanceRecord pending =
        aCertificateRequest()
            .inProject(project.id())
            .onProfile(profile.id())
            .askedForBy(requester.id())
            .underAuthority(authority.id())
            .build();
    certificate =
        anIssuedCertificate()
            .answering(pending)
            .issuedBy(authority.id(), authority.certificate().orElseThrow().id())
            .build();
    request = pending.issued(Optional.empty(), certificate.createdAt());
    RecordedIssuance recorded = new RecordedIssuance(installation.stores.issuanceJournal());
    recorded.of(pending);
    recorded.settled(request, certificate);
  }

  private CertificateProfile aProfile() {
    CertificatePolicy policy = Records.aPolicy(project.id(), "server");
    CertificateProfile added = Records.aProfile(project.id(), Optional.empty(), policy.id(), "web");
    installation.commit(
        () -> {
          installation.stores.policies().add(policy);
          installation.stores.profiles().add(added);
        });
    return added;
  }

  private static CertificateRequestCriteria requestsOf(UUID projectId, Optional<UUID> by) {
    return new CertificateRequestCriteria(
        projectId,
        by,
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(),
        Set.of(),
        CertificateRequestCriteria.SortBy.CREATED_AT,
        false);
  }

  private static CertificateCriteria certificatesOf(UUID projectId, Optional<UUID> by) {
    return new CertificateCriteria(
        projectId,
        by,
        Optional.empty(),
        "",
        Optional.empty(),
        Set.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        CertificateCriteria.SortBy.CREATED_AT,
        false);
  }

  private List<IssuedCertificate> searchCertificates(Caller caller, Optional<UUID> by) {
    return certificates.search(caller, certificatesOf(project.id(), by), FIRST_PAGE).items();
  }

  private List<Found> searchRequests(Caller caller, Optional<UUID> by) {
    return requests.search(caller, requestsOf(project.id(), by), FIRST_PAGE).items();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REQUESTER")
  void otherRolesFindWhatAnybodyAskedFor(ProjectRole role) {
    assertFinds(installation.aMember(project, role));
  }

  @Test
  void surveysWhatAnOperatorKeepsAnEyeOn() {
    SurveyInstallation survey =
        InventoryUseCases.survey(installation.inventoryStores(), installation.clock);
    SurveyInstallation.Survey found = survey.survey();

    assertThat(found.authorities())
        .containsExactly(
            new SurveyInstallation.Expiry(
                authority.id(),
                authority.name(),
                authority.certificate().orElseThrow().validity().notAfter()));
    assertThat(found.pending()).isZero();
    assertThat(found.oldestPending()).isEmpty();
  }

  @Test
  void aRequesterFindsWhatItAskedForItself() {
    assertFinds(requester);
  }

  private void assertFinds(Caller caller) {
    assertThat(certificates.find(caller, certificate.id())).isEqualTo(certificate);
    assertThat(searchCertificates(caller, Optional.empty())).containsExactly(certificate);
    Found found = new Found(request, Optional.of("web"), Optional.of(certificate));
    assertThat(requests.find(caller, request.id())).isEqualTo(found);
    assertThat(searchRequests(caller, Optional.empty())).containsExactly(found);
  }

  @Test
  void toAnotherRequesterItIsNotThere() {
    assertNotThere(otherRequester);
    assertThat(searchCertificates(otherRequester, Optional.empty())).isEmpty();
    assertThat(searchRequests(otherRequester, Optional.empty())).isEmpty();
  }

  @Test
  void anotherRequesterDoesNotFindItByNamingWhoAskedForIt() {
    Optional<UUID> by = Optional.of(requester.id());
    assertThat(searchCertificates(otherRequester, by)).isEmpty();
    assertThat(searchRequests(otherRequester, by)).isEmpty();
  }

  @Test
  void toAnotherProjectsAdminItIsNotThere() {
    Caller foreigner = installation.aMember(installation.aProject(), ProjectRole.ADMIN);
    assertNotThere(foreigner);
    String text = "NOT_FOUND: Project not found";
    assertThat(textOf(() -> searchCertificates(foreigner, Optional.empty()))).isEqualTo(text);
    assertThat(textOf(() -> searchRequests(foreigner, Optional.empty()))).isEqualTo(text);
  }

  private void assertNotThere(Caller caller) {
    UUID unknown = UUID.randomUUID();
    assertThat(textOf(() -> certificates.find(caller, certificate.id())))
        .isEqualTo("NOT_FOUND: Certificate not found")
        .isEqualTo(textOf(() -> certificates.find(caller, unknown)))
        .isEqualTo(textOf(() -> certificates.bundle(caller, certificate.id())));
    assertThat(textOf(() -> requests.find(caller, request.id())))
        .isEqualTo("NOT_FOUND: Certificate request not found")
        .isEqualTo(textOf(() -> requests.find(caller, unknown)));
  }

  @Test
  void aProjectThatIsNotThereHasNothingToSearch() {
    UUID unknown = UUID.randomUUID();
    Caller admin = installation.anAdmin();
    String text = "NOT_FOUND: Project not found";
    assertThat(
            textOf(
                () ->
                    certificates.search(
                        admin, certificatesOf(unknown, Optional.empty()), FIRST_PAGE)))
        .isEqualTo(text);
    assertThat(
            textOf(() -> requests.search(admin, requestsOf(unknown, Optional.empty()), FIRST_PAGE)))
        .isEqualTo(text);
  }

  @Test
  void aBundleHasTheChainThatTheCertificateVerifiesUnder() {
    assertThat(certificates.bundle(requester, certificate.id()).chain())
        .containsExactly(authority.certificate().orElseThrow());
  }

  @Test
  void aRequestOutlivesItsProfile() {
    installation.commit(() -> installation.stores.profiles().remove(profile.id()));
    assertThat(requests.find(requester, request.id()).profileName()).isEmpty();
  }
}
