package org.countersign.application.port.persistence;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.issuance.PolicySnapshot;
import org.countersign.domain.issuance.RequestState;
import org.countersign.domain.issuance.RequestStatus;
import org.countersign.domain.issuance.RequestedContent;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.request.RequestedTerms;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SubjectAttributeType;

/** Makes certificate requests; what a test does not name is valid and different each time. */
public final class IssuanceRecordBuilder {

  private Optional<UUID> id = Optional.empty();
  private UUID projectId = UUID.randomUUID();
  private UUID profileId = UUID.randomUUID();
  private UUID requesterId = UUID.randomUUID();
  private UUID authorityId = UUID.randomUUID();
  private SerialNumber serialNumber = RandomValues.serialNumber();
  private Optional<UUID> certificateId = Optional.empty();
  private Optional<byte[]> toBeSigned = Optional.empty();
  private RequestStatus status = RequestStatus.PENDING;
  private DistinguishedName subject =
      DistinguishedName.EMPTY
          .with(SubjectAttributeType.COUNTRY, "DE")
          .with(SubjectAttributeType.COMMON_NAME, "a.example");
  private final List<RequestedName> names = new ArrayList<>();
  private final List<Metadata> metadata = new ArrayList<>();
  private String csr =
      "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n";
  private RequestedTerms terms =
      new RequestedTerms(
          Optional.of(Duration.ofMinutes(90)),
          Optional.of(Instant.parse("2030-02-01T00:00:00Z")),
          Optional.empty(),
          Optional.of(true),
          Optional.of(-1));
  private final List<Warning> warnings = new ArrayList<>();
  private List<Violation> violations = List.of(aViolation("value-not-allowed"));
  private Instant createdAt = Instant.parse("2030-01-01T00:00:00.123456Z");
  private Instant updatedAt = createdAt;

  private IssuanceRecordBuilder() {}

  /** A pending request with a serial number. */
  public static IssuanceRecordBuilder aCertificateRequest() {
    return new IssuanceRecordBuilder();
  }

  /** The request that a certificate answers. */
  static IssuanceRecordBuilder aRequestFor(IssuedCertificate certificate) {
    IssuanceRecordBuilder builder =
        aCertificateRequest()
            .withId(certificate.requestId())
            .inProject(certificate.projectId())
            .onProfile(certificate.profileId())
            .askedForBy(certificate.requesterId())
            .withSerialNumber(certificate.authorityId(), certificate.serialNumber())
            .withSubject(certificate.subject());
    builder.certificateId = Optional.of(certificate.id());
    certificate.names().forEach(name -> builder.withName(name.kind(), name.text()));
    builder.metadata.addAll(certificate.metadata());
    return builder;
  }

  public IssuanceRecordBuilder withId(UUID value) {
    id = Optional.of(value);
    return this;
  }

  public IssuanceRecordBuilder inProject(UUID value) {
    projectId = value;
    return this;
  }

  public IssuanceRecordBuilder onProfile(UUID value) {
    profileId = value;
    return this;
  }

  public IssuanceRecordBuilder askedForBy(UUID value) {
    requesterId = value;
    return this;
  }

  /** With a serial number of its own. */
  public IssuanceRecordBuilder underAuthority(UUID authority) {
    return withSerialNumber(authority, RandomValues.serialNumber());
  }

  public IssuanceRecordBuilder withSerialNumber(UUID authority, SerialNumber value) {
    authorityId = authority;
    serialNumber = value;
    return this;
  }

  /** An issued or failed one was settled; pending is the usual one. */
  public IssuanceRecordBuilder withStatus(RequestStatus value) {
    status = value;
    return this;
  }

  public IssuanceRecordBuilder withSubject(DistinguishedName value) {
    subject = value;
    return this;
  }

  public IssuanceRecordBuilder withCommonName(String value) {
    return withSubject(DistinguishedName.EMPTY.with(SubjectAttributeType.COMMON_NAME, value));
  }

  public IssuanceRecordBuilder withName(GeneralNameKind kind, String value) {
    names.add(new RequestedName(kind, value));
    return this;
  }

  public IssuanceRecordBuilder withMetadata(String key, String value) {
    metadata.add(new Metadata(key, value));
    return this;
  }

  public IssuanceRecordBuilder withToBeSigned(byte[] value) {
    toBeSigned = Optional.of(value.clone());
    return this;
  }

  public IssuanceRecordBuilder withCsr(String value) {
    csr = value;
    return this;
  }

  public IssuanceRecordBuilder createdAt(Instant value) {
    createdAt = value;
    updatedAt = value;
    return this;
  }

  public IssuanceRecordBuilder updatedAt(Instant value) {
    updatedAt = value;
    return this;
  }

  public IssuanceRecordBuilder on(RequestedTerms value) {
    terms = value;
    return this;
  }

  public IssuanceRecordBuilder withWarning(Warning value) {
    warnings.add(value);
    return this;
  }

  /** Refused for these reasons. */
  public IssuanceRecordBuilder refusedFor(String... codes) {
    status = RequestStatus.REJECTED;
    violations = Stream.of(codes).map(IssuanceRecordBuilder::aViolation).toList();
    return this;
  }

  public IssuanceRecord build() {
    return new IssuanceRecord(
        id.orElseGet(() -> RandomValues.idAt(createdAt)),
        projectId,
        profileId,
        requesterId,
        csr,
        new RequestedContent(
            subject,
            names,
            Optional.of(KeyAlgorithm.EC_P256),
            Optional.of(BasicConstraints.authority(2)),
            terms),
        Optional.of(new PolicySnapshot(UUID.randomUUID(), 3, "0a".repeat(32), 7, "0b".repeat(32))),
        warnings,
        metadata,
        createdAt,
        state());
  }

  private RequestState state() {
    return switch (status) {
      case PENDING_APPROVAL -> new RequestState.AwaitingApproval();
      case PENDING -> new RequestState.Pending(toBeSigned());
      case ISSUED -> new RequestState.Issued(toBeSigned(), Optional.empty(), updatedAt);
      case FAILED -> new RequestState.Failed(toBeSigned(), "it came to nothing", updatedAt);
      case REJECTED ->
          new RequestState.Rejected(violations, violations.get(0).message(), updatedAt);
    };
  }

  private ToBeSigned toBeSigned() {
    byte[] octets =
        toBeSigned.orElseGet(
            () -> ("to be signed, " + serialNumber).getBytes(StandardCharsets.UTF_8));
    return new ToBeSigned(
        authorityId,
        serialNumber,
        ToBeSigned.Kind.CERTIFICATE,
        certificateId.orElseGet(() -> RandomValues.idAt(createdAt)),
        octets);
  }

  private static Violation aViolation(String code) {
    return new Violation(
        code,
        "subject.common_name",
        Optional.of("a.example"),
        Optional.of("/subject/0/allowed"),
        List.of("*.b.example", "c.example"),
        "common_name value 'a.example' does not match allowed patterns: *.b.example, c.example");
  }
}
