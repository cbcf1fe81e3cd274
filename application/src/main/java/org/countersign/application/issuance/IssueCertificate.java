package org.countersign.application.issuance;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.countersign.application.access.Caller;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.policy.decision.ElementVerdict;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.profile.EnrollmentMethod;
import org.countersign.domain.request.RequestedTerms;

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
   * @param enrollment how it is asked for: a profile serves one way alone
   * @param csr as sent
   * @param terms what is asked for beside the CSR
   * @param warnings what the reading of the request has to tell the requester; told with all else
   */
  record Command(
      Caller caller,
      EnrollmentMethod enrollment,
      UUID profileId,
      String csr,
      RequestedTerms terms,
      List<Metadata> metadata,
      List<Warning> warnings) {
    public Command {
      Objects.requireNonNull(caller, "caller");
      Objects.requireNonNull(enrollment, "enrollment");
      Objects.requireNonNull(profileId, "profileId");
      Objects.requireNonNull(csr, "csr");
      Objects.requireNonNull(terms, "terms");
      metadata = List.copyOf(metadata);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * A certificate and everything its holder needs.
   *
   * @param chain the issuing CA's certificate, then its issuers up to the root
   * @param warnings what the requester should know
   * @param elements what became of each element of the request: it is granted, or ignored by a rule
   */
  record Issuance(
      IssuanceRecord request,
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
