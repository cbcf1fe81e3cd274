package org.countersign.adapters.rest.certificate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.adapters.rest.verdict.ViolationAnswer;
import org.countersign.application.inventory.FindCertificateRequests.Found;
import org.countersign.application.search.Page;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.issuance.PolicySnapshot;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.Pem;

/**
 * A request for a certificate on the wire.
 *
 * @param certificate in PEM, once issued
 * @param violations why a policy refused it
 * @param warnings what the requester was told beside the outcome
 * @param judgement which policy and profile judged it
 */
record CertificateRequestAnswer(
    UUID id,
    UUID projectId,
    String status,
    Optional<UUID> certificateId,
    Optional<String> certificate,
    Optional<String> serialNumber,
    Optional<String> errorMessage,
    Optional<List<ViolationAnswer>> violations,
    Optional<List<Warning>> warnings,
    @JsonUnwrapped SubjectAnswer subject,
    List<NameAnswer> altNames,
    Optional<String> keyAlgorithm,
    Optional<ConstraintsAnswer> basicConstraints,
    List<Metadata> metadata,
    UUID profileId,
    Optional<String> profileName,
    UUID requesterId,
    Optional<PolicySnapshot> judgement,
    Instant createdAt,
    Instant updatedAt)
    implements JsonAnswer {

  /** As a CSR asks for them. */
  record ConstraintsAnswer(boolean isCA, OptionalInt pathLength) {

    static ConstraintsAnswer of(BasicConstraints constraints) {
      return new ConstraintsAnswer(constraints.ca(), constraints.pathLength());
    }
  }

  static CertificateRequestAnswer of(Found found) {
    IssuanceRecord request = found.request();
    return new CertificateRequestAnswer(
        request.id(),
        request.projectId(),
        request.status().wireName(),
        request.certificateId(),
        found.certificate().map(issued -> Pem.certificate(issued.der())),
        found.certificate().map(IssuedCertificate::serialNumber).map(serial -> serial.hex()),
        request.errorMessage(),
        Optional.of(request.violations().stream().map(ViolationAnswer::of).toList())
            .filter(violations -> !violations.isEmpty()),
        Optional.of(request.warnings()).filter(warnings -> !warnings.isEmpty()),
        SubjectAnswer.of(request.content().subject()),
        request.content().names().stream().map(NameAnswer::of).toList(),
        request.content().keyAlgorithm().map(KeyAlgorithm::wireName),
        request.content().basicConstraints().map(ConstraintsAnswer::of),
        request.metadata(),
        request.profileId(),
        found.profileName(),
        request.requesterId(),
        request.policySnapshot(),
        request.createdAt(),
        request.updatedAt());
  }

  record Many(List<CertificateRequestAnswer> certificateRequests, long totalCount)
      implements JsonAnswer {

    static Many of(Page<Found> page) {
      return new Many(page.map(CertificateRequestAnswer::of).items(), page.totalCount());
    }
  }
}
