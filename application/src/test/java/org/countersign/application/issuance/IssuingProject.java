package org.countersign.application.issuance;

import static org.countersign.application.InMemoryInstallation.START;
import static org.countersign.application.issuance.CertificationRequestBuilder.aServerRequest;
import static org.countersign.application.issuance.CertificationRequestBuilder.anAuthorityRequest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.countersign.application.InMemoryInstallation;
import org.countersign.application.access.Caller;
import org.countersign.application.authority.ManageAuthorities.NewAuthority;
import org.countersign.application.issuance.IssueCertificate.Command;
import org.countersign.application.search.CertificateRequestCriteria;
import org.countersign.domain.access.Project;
import org.countersign.domain.access.ProjectRole;
import org.countersign.domain.authority.AuthorityType;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.policy.PolicyRules;
import org.countersign.domain.policy.document.PolicyDocument;
import org.countersign.domain.profile.ApiConfig;
import org.countersign.domain.profile.CertificateProfile;
import org.countersign.domain.profile.DefaultsDocument;
import org.countersign.domain.profile.Enrollment;
import org.countersign.domain.profile.EnrollmentMethod;
import org.countersign.domain.profile.IssuerType;
import org.countersign.domain.profile.ProfileDefaults;
import org.countersign.domain.request.CertificationRequest;
import org.countersign.domain.request.RequestedTerms;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SubjectAttributeType;

/**
 * A project that issues: a root, a policy for names under {@code example} that lasts 90 days at
 * most, a profile, an operator who asks.
 */
final class IssuingProject {

  static final String CSR = "the CSR of a.example";

  final InMemoryInstallation installation = new InMemoryInstallation();
  final Project project = installation.aProject();
  final Caller admin = installation.anAdmin();
  final Caller operator = installation.aMember(project, ProjectRole.OPERATOR);
  final CertificateAuthority root = aRoot("root", KeyAlgorithm.EC_P256, -1);
  final CertificatePolicy policy = aPolicy("server", "denied", List.of("SHA256-ECDSA"));
  final CertificateProfile profile = aProfile("web", policy, root);

  IssuingProject() {
    reads(CSR, aServerRequest().build());
  }

  /** From now on that text is this CSR. */
  void reads(String text, CertificationRequest csr) {
    installation.reader.knows(text, csr);
  }

  CertificateAuthority aRoot(String name, KeyAlgorithm keyAlgorithm, int maxPathLength) {
    return installation
        .authorities()
        .create(
            admin,
            new NewAuthority(
                project.id(),
                name,
                name,
                AuthorityType.ROOT,
                DistinguishedName.EMPTY.with(SubjectAttributeType.COMMON_NAME, name),
                keyAlgorithm,
                Optional.empty(),
                Optional.empty(),
                maxPathLength,
                Optional.empty()));
  }

  CertificatePolicy aPolicy(String name, String isCa, List<String> signatureAlgorithms) {
    List<String> anyName = List.of("*.example");
    PolicyDocument rules =
        new PolicyDocument(
            List.of(
                new PolicyDocument.Values("common_name", anyName, null, List.of("evil.example")),
                new PolicyDocument.Values("country", List.of("DE"), null, null)),
            List.of(new PolicyDocument.Values("dns_name", anyName, null, null)),
            new PolicyDocument.Usages(List.of("digital_signature", "key_cert_sign"), null, null),
            null,
            new PolicyDocument.Algorithms(signatureAlgorithms, List.of("ECDSA-P256")),
            new PolicyDocument.Validity("90d"),
            new PolicyDocument.BasicConstraints(isCa, null));
    CertificatePolicy added =
        new CertificatePolicy(
            UUID.randomUUID(), project.id(), name, "", PolicyRules.of(rules), 7, START, START);
    installation.commit(() -> installation.stores.policies().add(added));
    return added;
  }

  CertificateProfile aProfile(String slug, CertificatePolicy ofPolicy, CertificateAuthority ca) {
    return aProfile(slug, ofPolicy, Optional.of(ca), EnrollmentMethod.API, ProfileDefaults.NONE);
  }

  /** Self-signed where it has no CA. */
  CertificateProfile aProfile(
      String slug,
      CertificatePolicy ofPolicy,
      Optional<CertificateAuthority> ca,
      EnrollmentMethod enrollmentMethod,
      ProfileDefaults defaults) {
    CertificateProfile added =
        new CertificateProfile(
            UUID.randomUUID(),
            project.id(),
            ca.map(CertificateAuthority::id),
            ofPolicy.id(),
            slug,
            "",
            new Enrollment(
                enrollmentMethod,
                Optional.of(new ApiConfig(false, Optional.empty())),
                Optional.empty(),
                Optional.empty()),
            ca.isPresent() ? IssuerType.CA : IssuerType.SELF_SIGNED,
            defaults,
            3,
            START,
            START);
    installation.commit(() -> installation.stores.profiles().add(added));
    return added;
  }

  static ProfileDefaults lasting(int days) {
    return ProfileDefaults.of(
        new DefaultsDocument(
            days, null, null, null, null, null, null, null, null, null, null, null));
  }

  /** By the operator, on the profile, for thirty days. */
  Command aCommand() {
    return lasting(Optional.of(Duration.ofDays(30)), Optional.empty(), Optional.empty());
  }

  Command lasting(Optional<Duration> ttl, Optional<Instant> notBefore, Optional<Instant> notAfter) {
    return new Command(
        operator,
        EnrollmentMethod.API,
        profile.id(),
        CSR,
        new RequestedTerms(ttl, notBefore, notAfter, Optional.empty(), Optional.empty()),
        List.of(new Metadata("team", "blue")),
        List.of());
  }

  static Command by(Caller caller, Command command) {
    return copy(caller, command.profileId(), command.csr(), command.terms(), command);
  }

  static Command on(UUID profileId, Command command) {
    return copy(command.caller(), profileId, command.csr(), command.terms(), command);
  }

  static Command with(String csr, Command command) {
    return copy(command.caller(), command.profileId(), csr, command.terms(), command);
  }

  /** For a CA certificate, said beside the CSR. */
  static Command forAuthority(int pathLength, Command command) {
    RequestedTerms terms =
        new RequestedTerms(
            command.terms().ttl(),
            command.terms().notBefore(),
            command.terms().notAfter(),
            Optional.of(true),
            Optional.of(pathLength));
    return copy(command.caller(), command.profileId(), command.csr(), terms, command);
  }

  /** As if it had come another way. */
  static Command through(EnrollmentMethod enrollment, Command command) {
    return new Command(
        command.caller(),
        enrollment,
        command.profileId(),
        command.csr(),
        command.terms(),
        command.metadata(),
        command.warnings());
  }

  private static Command copy(
      Caller caller, UUID profileId, String csr, RequestedTerms terms, Command command) {
    return new Command(
        caller,
        command.enrollment(),
        profileId,
        csr,
        terms,
        command.metadata(),
        command.warnings());
  }

  /** For a CA certificate, under a CA with that path length. */
  Command anAuthorityUnder(int issuerPathLength, OptionalInt wanted) {
    CertificatePolicy allowing = aPolicy("sub", "allowed", List.of("SHA256-ECDSA"));
    CertificateAuthority issuer = aRoot("limited", KeyAlgorithm.EC_P256, issuerPathLength);
    reads("a CA's CSR", anAuthorityRequest(wanted).build());
    return with("a CA's CSR", on(aProfile("sub", allowing, issuer).id(), aCommand()));
  }

  IssueCertificate.Issuance issue(Command command) {
    return installation.issueCertificate().issue(command);
  }

  /** Every request of the project, latest first. */
  List<IssuanceRecord> requests() {
    CertificateRequestCriteria all =
        new CertificateRequestCriteria(
            project.id(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            "",
            List.of(),
            Set.of(),
            CertificateRequestCriteria.SortBy.CREATED_AT,
            false);
    return installation
        .commit(
            () ->
                installation.stores.issuanceRecords().search(all, InMemoryInstallation.FIRST_PAGE))
        .items();
  }

  /** The one request there is. */
  IssuanceRecord onlyRequest() {
    List<IssuanceRecord> all = requests();
    if (all.size() != 1) {
      throw new AssertionError("there are " + all.size() + " requests");
    }
    return all.get(0);
  }
}
