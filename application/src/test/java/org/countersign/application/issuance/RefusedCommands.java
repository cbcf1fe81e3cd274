package org.countersign.application.issuance;

import static org.countersign.application.InMemoryInstallation.START;
import static org.countersign.application.issuance.CertificationRequestBuilder.aServerRequest;
import static org.countersign.application.issuance.CertificationRequestBuilder.anAuthorityRequest;
import static org.countersign.application.issuance.IssuingProject.by;
import static org.countersign.application.issuance.IssuingProject.forAuthority;
import static org.countersign.application.issuance.IssuingProject.on;
import static org.countersign.application.issuance.IssuingProject.through;
import static org.countersign.application.issuance.IssuingProject.with;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.countersign.application.authority.ManageAuthorities.AuthorityChange;
import org.countersign.application.issuance.IssueCertificate.Command;
import org.countersign.domain.access.ProjectRole;
import org.countersign.domain.authority.AuthorityStatus;
import org.countersign.domain.authority.AuthorityType;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.authority.SigningKeyReference;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.profile.EnrollmentMethod;
import org.countersign.domain.profile.ProfileDefaults;
import org.countersign.domain.x509.KeyAlgorithm;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** What may be asked for in vain, each with the words of the refusal. */
final class RefusedCommands {

  private RefusedCommands() {}

  private static Arguments refused(
      String name, Function<IssuingProject, Command> command, String text) {
    return Arguments.of(Named.of(name, command), text);
  }

  static Stream<Arguments> all() {
    return Stream.of(
            doors(),
            csrs(),
            policies(),
            signatureAlgorithms(),
            periods(),
            authorities(),
            pathLengths())
        .flatMap(Function.identity());
  }

  private static Stream<Arguments> doors() {
    return Stream.of(
        refused(
            "a profile of another door",
            scene ->
                on(
                    scene
                        .aProfile(
                            "est",
                            scene.policy,
                            Optional.of(scene.root),
                            EnrollmentMethod.EST,
                            ProfileDefaults.NONE)
                        .id(),
                    scene.aCommand()),
            "PERMISSION_DENIED: Profile is not configured for api enrollment"),
        refused(
            "a request that comes another way than its profile's",
            scene -> through(EnrollmentMethod.EST, scene.aCommand()),
            "PERMISSION_DENIED: Profile is not configured for est enrollment"),
        refused(
            "an auditor",
            scene ->
                by(
                    scene.installation.aMember(scene.project, ProjectRole.AUDITOR),
                    scene.aCommand()),
            "PERMISSION_DENIED: You are not allowed to issue-cert on certificate-profiles"),
        refused(
            "a requester on a profile that is not named for it",
            scene ->
                by(
                    scene.installation.aMember(
                        scene.project, ProjectRole.REQUESTER, UUID.randomUUID()),
                    scene.aCommand()),
            "PERMISSION_DENIED: You are not allowed to issue-cert on certificate-profiles"),
        refused(
            "a self-signed profile",
            scene ->
                on(
                    scene
                        .aProfile(
                            "self",
                            scene.policy,
                            Optional.empty(),
                            EnrollmentMethod.API,
                            ProfileDefaults.NONE)
                        .id(),
                    scene.aCommand()),
            "BAD_REQUEST: Self-signed certificates are not supported for CSR signing"));
  }

  private static Stream<Arguments> csrs() {
    return Stream.of(
        refused(
            "a CSR that cannot be read",
            scene -> with("no CSR at all", scene.aCommand()),
            "BAD_REQUEST: CSR must start with -----BEGIN CERTIFICATE REQUEST-----"));
  }

  private static Stream<Arguments> policies() {
    return Stream.of(
        refused(
            "all violations at once",
            scene -> {
              scene.reads(
                  "bad",
                  aServerRequest().withCommonName("evil.example").withDnsName("b.test").build());
              return with("bad", scene.aCommand());
            },
            "BAD_REQUEST: Certificate request validation failed: "
                + "common_name value 'evil.example' is denied by template policy, "
                + "dns_name SAN value 'b.test' does not match allowed patterns: *.example"),
        refused(
            "a TTL beyond the policy's",
            scene ->
                scene.lasting(Optional.of(Duration.ofDays(91)), Optional.empty(), Optional.empty()),
            "BAD_REQUEST: Certificate request validation failed: Requested validity period exceeds"
                + " maximum allowed duration of 90d"),
        refused(
            "dates beyond the policy's",
            scene ->
                scene.lasting(
                    Optional.empty(),
                    Optional.of(START),
                    Optional.of(START.plus(Duration.ofDays(91)))),
            "BAD_REQUEST: Certificate request validation failed: Requested validity period"
                + " (notBefore to notAfter) exceeds maximum allowed duration of 90d"),
        refused(
            "a CA certificate where the policy denies it",
            scene -> {
              scene.reads("ca", anAuthorityRequest(OptionalInt.empty()).build());
              return with("ca", scene.aCommand());
            },
            "BAD_REQUEST: Certificate request validation failed: CA certificate issuance is denied"
                + " by this policy. The policy does not allow issuing CA certificates."),
        refused(
            "the policy and the missing TTL at once",
            scene -> {
              scene.reads("bad", aServerRequest().withDnsName("b.test").build());
              return with(
                  "bad", scene.lasting(Optional.empty(), Optional.empty(), Optional.empty()));
            },
            "BAD_REQUEST: Certificate request validation failed: dns_name SAN value 'b.test' does"
                + " not match allowed patterns: *.example, Certificate issuance requires a valid"
                + " TTL: send attributes.ttl, such as 90d, or attributes.notAfter"));
  }

  private static Stream<Arguments> signatureAlgorithms() {
    return Stream.of(
        refused(
            "a policy without an algorithm that the CA's key can make",
            scene -> {
              CertificateAuthority rsa = scene.aRoot("rsa", KeyAlgorithm.RSA_2048, -1);
              return on(scene.aProfile("rsa", scene.policy, rsa).id(), scene.aCommand());
            },
            "BAD_REQUEST: Template signature algorithms (SHA256-ECDSA) are not compatible with CA"
                + " key algorithm (RSA_2048)"));
  }

  private static Stream<Arguments> periods() {
    return Stream.of(
        refused(
            "no length from anywhere",
            scene -> scene.lasting(Optional.empty(), Optional.empty(), Optional.empty()),
            "BAD_REQUEST: Certificate issuance requires a valid TTL: send attributes.ttl, such as"
                + " 90d, or attributes.notAfter"),
        refused(
            "an end in the past without a beginning",
            scene -> scene.lasting(Optional.empty(), Optional.empty(), Optional.of(START)),
            "BAD_REQUEST: notBefore must be earlier than notAfter"),
        refused(
            "a TTL of less than a second",
            scene ->
                scene.lasting(
                    Optional.of(Duration.ofMillis(999)), Optional.empty(), Optional.empty()),
            "BAD_REQUEST: notBefore must be earlier than notAfter"),
        refused(
            "an end after the year 9999",
            scene ->
                scene.lasting(
                    Optional.of(Duration.ofDays(36500)),
                    Optional.of(Instant.parse("9990-01-01T00:00:00Z")),
                    Optional.empty()),
            "BAD_REQUEST: notAfter is after 9999-12-31T23:59:59Z"),
        refused(
            "a length that no clock can add up",
            scene ->
                scene.lasting(
                    Optional.of(Duration.ofSeconds(Long.MAX_VALUE)),
                    Optional.empty(),
                    Optional.empty()),
            "BAD_REQUEST: notAfter is after 9999-12-31T23:59:59Z"),
        refused(
            "a beginning at the end of time",
            scene ->
                scene.lasting(
                    Optional.of(Duration.ofDays(1)), Optional.of(Instant.MAX), Optional.empty()),
            "BAD_REQUEST: notAfter is after 9999-12-31T23:59:59Z"),
        refused(
            "a beginning before the CA's",
            scene ->
                scene.lasting(
                    Optional.of(Duration.ofDays(1)),
                    Optional.of(START.minusSeconds(1)),
                    Optional.empty()),
            "BAD_REQUEST: notBefore date is before CA certificate's notBefore date"),
        refused(
            "an end one second after the CA's",
            scene -> {
              scene.installation.clock.moveTo(Instant.parse("2040-01-01T11:00:00Z"));
              return scene.lasting(
                  Optional.of(Duration.ofSeconds(3601)), Optional.empty(), Optional.empty());
            },
            "BAD_REQUEST: notAfter date is after CA certificate's notAfter date"));
  }

  private static Stream<Arguments> authorities() {
    return Stream.of(
        refused(
            "a CA that was switched off",
            scene -> {
              scene
                  .installation
                  .authorities()
                  .update(
                      scene.admin,
                      scene.root.id(),
                      new AuthorityChange(Optional.empty(), Optional.of(AuthorityStatus.DISABLED)));
              return scene.aCommand();
            },
            "BAD_REQUEST: CA is not active"),
        refused(
            "a CA that waits for its certificate",
            scene -> on(scene.aProfile("w", scene.policy, waiting(scene)).id(), scene.aCommand()),
            "BAD_REQUEST: CA does not have a certificate installed"),
        refused(
            "a CA that is past its end",
            scene -> {
              scene.installation.clock.moveTo(Instant.parse("2040-01-01T12:00:01Z"));
              return scene.aCommand();
            },
            "BAD_REQUEST: CA is expired"));
  }

  private static CertificateAuthority waiting(IssuingProject scene) {
    CertificateAuthority authority =
        new CertificateAuthority(
            UUID.randomUUID(),
            scene.project.id(),
            "waiting",
            "waiting",
            AuthorityType.INTERMEDIATE,
            AuthorityStatus.PENDING_CERTIFICATE,
            Optional.empty(),
            scene.root.subject(),
            KeyAlgorithm.EC_P256,
            -1,
            new SigningKeyReference("fake", "unused"),
            Optional.empty(),
            START,
            START);
    scene.installation.store(authority);
    return authority;
  }

  private static Stream<Arguments> pathLengths() {
    return Stream.of(
        refused(
            "a CA certificate under a CA that may have none below",
            scene -> scene.anAuthorityUnder(0, OptionalInt.of(0)),
            "BAD_REQUEST: Issuing CA cannot issue subordinate CA certificates (path length is 0)"),
        refused(
            "a path length as long as the CA's",
            scene -> scene.anAuthorityUnder(2, OptionalInt.of(2)),
            "BAD_REQUEST: Path length (2) must be less than issuing CA's path length (2)"),
        refused(
            "no path length under a CA that has one",
            scene -> scene.anAuthorityUnder(2, OptionalInt.empty()),
            "BAD_REQUEST: A CA certificate without a path length is asked for, which has no limit;"
                + " the path length must be less than issuing CA's path length (2): ask for 0 to 1"),
        refused(
            "a path length that is none",
            scene -> {
              CertificatePolicy policy = scene.aPolicy("sub", "allowed", List.of("SHA256-ECDSA"));
              return forAuthority(
                  -2, on(scene.aProfile("sub", policy, scene.root).id(), scene.aCommand()));
            },
            "BAD_REQUEST: Certificate request validation failed: A CA certificate needs the key"
                + " usage key_cert_sign (RFC 5280, 4.2.1.3); it is isCA beside the CSR that asks for"
                + " one, and the CSR has no such usage, Path length must be -1 (unlimited), 0, or a"
                + " positive integer."));
  }
}
