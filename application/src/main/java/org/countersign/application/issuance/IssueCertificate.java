package org.countersign.application.issuance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.access.Caller;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.issuance.RequestedTerms;
import org.countersign.domain.policy.ElementVerdict;
import org.countersign.domain.policy.Warning;

/** Issues a certificate for a CSR under a profile. */
public interface IssueCertificate {

  /**
   * Issues. When this returns, the certificate survives a crash.
   *
   * @throws Refused NOT_FOUND, PERMISSION_DENIED or BAD_REQUEST with the texts of the REST
   *     contract, section 1, each of them kept as a request but for a profile that is not there;
   *     what is wrong with the request itself is told in full, violation by violation; CONFLICT
   *     when issuing took so long that the request was given up
   */
  Issuance issue(Command command);

  /**
   * What is asked for.
   *
   * @param csr as sent
   * @param ttl positive; empty with empty notAfter: the profile's default
   * @param notBefore empty: now
   * @param basicConstraints of the request body, for a CSR that says nothing of them
   * @param warnings what the reading of the request has to tell the requester; told with all else
   */
  record Command(
      Caller caller,
      UUID profileId,
      String csr,
      Optional<Duration> ttl,
      Optional<Instant> notBefore,
      Optional<Instant> notAfter,
      Optional<RequestedConstraints> basicConstraints,
      List<Metadata> metadata,
      List<Warning> warnings) {
    public Command {
      Objects.requireNonNull(caller, "caller");
      Objects.requireNonNull(profileId, "profileId");
      Objects.requireNonNull(csr, "csr");
      Objects.requireNonNull(ttl, "ttl");
      Objects.requireNonNull(notBefore, "notBefore");
      Objects.requireNonNull(notAfter, "notAfter");
      Objects.requireNonNull(basicConstraints, "basicConstraints");
      metadata = List.copyOf(metadata);
      warnings = List.copyOf(warnings);
    }

    /** One whose reading has nothing to tell. */
    public Command(
        Caller caller,
        UUID profileId,
        String csr,
        Optional<Duration> ttl,
        Optional<Instant> notBefore,
        Optional<Instant> notAfter,
        Optional<RequestedConstraints> basicConstraints,
        List<Metadata> metadata) {
      this(caller, profileId, csr, ttl, notBefore, notAfter, basicConstraints, metadata, List.of());
    }

    /** What is asked for beside the CSR. */
    RequestedTerms terms() {
      return new RequestedTerms(
          ttl,
          notBefore,
          notAfter,
          basicConstraints.map(RequestedConstraints::ca),
          basicConstraints.flatMap(RequestedConstraints::pathLength));
    }
  }

  /**
   * @param pathLength -1 for no limit; empty when nothing was said; any number: the policy judges
   *     it
   */
  record RequestedConstraints(boolean ca, Optional<Integer> pathLength) {}

  /**
   * A certificate and everything its holder needs.
   *
   * @param chain the issuing CA's certificate, then its issuers up to the root
   * @param warnings what the requester should know
   * @param elements what became of each element of the request: it is granted, or ignored by a rule
   */
  record Issuance(
      CertificateRequest request,
      IssuedCertificate certificate,
      List<AuthorityCertificate> chain,
      List<Warning> warnings,
      List<ElementVerdict> elements) {
    public Issuance {
      Objects.requireNonNull(request, "request");
      Objects.requireNonNull(certificate, "certificate");
      chain = List.copyOf(chain);
      warnings = List.copyOf(warnings);
      elements = List.copyOf(elements);
    }
  }
}
