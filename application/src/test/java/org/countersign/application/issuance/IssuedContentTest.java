package org.countersign.application.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.issuance.CertificationRequestBuilder.aServerRequest;
import static org.countersign.application.issuance.IssuingProject.by;
import static org.countersign.application.issuance.IssuingProject.lasting;
import static org.countersign.application.issuance.IssuingProject.on;
import static org.countersign.application.issuance.IssuingProject.through;
import static org.countersign.application.issuance.IssuingProject.with;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.countersign.application.issuance.IssueCertificate.Command;
import org.countersign.domain.access.ProjectRole;
import org.countersign.domain.issuance.RequestStatus;
import org.countersign.domain.profile.EnrollmentMethod;
import org.countersign.domain.profile.ProfileDefaults;
import org.junit.jupiter.api.Test;

/** What decides over the certificate that comes out. */
final class IssuedContentTest {

  private final IssuingProject scene = new IssuingProject();

  @Test
  void takesTheLengthFromTheProfileWhenTheRequestNamesNone() {
    UUID profile =
        scene
            .aProfile(
                "short", scene.policy, Optional.of(scene.root), EnrollmentMethod.API, lasting(3))
            .id();
    Command command =
        on(profile, scene.lasting(Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(scene.issue(command).certificate().validity().length())
        .isEqualTo(Duration.ofDays(3));
  }

  @Test
  void issuesToTheVeryEndOfTheAuthority() {
    scene.installation.clock.moveTo(Instant.parse("2040-01-01T11:00:00Z"));
    Command command =
        scene.lasting(Optional.of(Duration.ofHours(1)), Optional.empty(), Optional.empty());
    assertThat(scene.issue(command).certificate().validity().notAfter())
        .isEqualTo(scene.root.certificate().orElseThrow().validity().notAfter());
  }

  @Test
  void issuesAnAuthorityOneStepShorterThanItsIssuer() {
    Command command = scene.anAuthorityUnder(2, OptionalInt.of(1));
    assertThat(scene.issue(command).request().status()).isEqualTo(RequestStatus.ISSUED);
  }

  @Test
  void aRequesterIssuesOnTheProfileThatIsNamedForIt() {
    Command command =
        by(
            scene.installation.aMember(scene.project, ProjectRole.REQUESTER, scene.profile.id()),
            scene.aCommand());
    assertThat(scene.issue(command).request().status()).isEqualTo(RequestStatus.ISSUED);
  }

  @Test
  void issuesWhatComesTheWayThatItsProfileServes() {
    UUID profile =
        scene
            .aProfile(
                "est",
                scene.policy,
                Optional.of(scene.root),
                EnrollmentMethod.EST,
                ProfileDefaults.NONE)
            .id();
    Command command = through(EnrollmentMethod.EST, on(profile, scene.aCommand()));
    assertThat(scene.issue(command).request().status()).isEqualTo(RequestStatus.ISSUED);
  }

  @Test
  void saysWhatOfTheCsrWasIgnored() {
    scene.reads("odd", aServerRequest().withUnreadExtension("1.2.3.4").build());
    assertThat(scene.issue(with("odd", scene.aCommand())).warnings())
        .singleElement()
        .satisfies(warning -> assertThat(warning.code()).isEqualTo("extension-ignored"));
  }
}
