package org.countersign.adapters.rest.issuance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.adapters.rest.evaluation.RequestMembers;
import org.countersign.adapters.rest.json.CsrField;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.MetadataFields;
import org.countersign.adapters.rest.json.TtlField;
import org.countersign.application.access.Caller;
import org.countersign.application.issuance.IssueCertificate.Command;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.profile.EnrollmentMethod;
import org.countersign.domain.request.RequestedTerms;
import org.countersign.domain.validation.FieldError;

/** Reads the body of a request for a certificate, in CSR mode. */
final class IssuanceFields {

  private static final String BOTH =
      "Cannot specify both TTL and notBefore/notAfter. Use either TTL for duration-based validity or"
          + " notBefore/notAfter for explicit date range.";

  private final Fields body;
  private final Set<String> query;

  /**
   * @param query the names of the query parameters
   */
  IssuanceFields(Fields body, Set<String> query) {
    this.body = body;
    this.query = query;
  }

  /**
   * @throws Refused INVALID_FIELDS with everything that is wrong; BAD_REQUEST for what cannot be
   *     had
   */
  Command command(Caller caller) {
    UUID profileId = body.requiredUuid("profileId");
    Optional<String> csr = CsrField.read(body);
    isDryRun();
    removesRoots();
    Optional<Fields> attributes = body.object("attributes");
    Optional<Duration> ttl = attributes.flatMap(TtlField::read);
    Optional<Instant> notBefore = attributes.flatMap(given -> given.moment("notBefore"));
    Optional<Instant> notAfter = attributes.flatMap(given -> given.moment("notAfter"));
    attributes.ifPresent(given -> checkValidity(given, notBefore, notAfter));
    Optional<Fields> constraints = attributes.flatMap(IssuanceFields::constraints);
    RequestedTerms terms =
        new RequestedTerms(
            ttl,
            notBefore,
            notAfter,
            constraints.map(given -> given.flag("isCA").orElse(false)),
            constraints.flatMap(given -> given.integer("pathLength")));
    List<Metadata> metadata = MetadataFields.readKept(body, "metadata");
    List<Warning> warnings = RequestMembers.OF_ISSUING.check(body, query);
    return new Command(
        caller,
        EnrollmentMethod.API,
        profileId,
        csr.orElseThrow(IssuanceFields::csrIsMissing),
        terms,
        metadata,
        warnings);
  }

  /** Whether nothing is to be issued, but only said what would be. */
  boolean isDryRun() {
    return body.flag("dryRun").orElse(false);
  }

  /** Whether the chain in the answer is to do without self-signed certificates. */
  boolean removesRoots() {
    return body.flag("removeRootsFromChain").orElse(false);
  }

  private static void checkValidity(
      Fields attributes, Optional<Instant> notBefore, Optional<Instant> notAfter) {
    boolean hasDates = !attributes.isAbsent("notBefore") || !attributes.isAbsent("notAfter");
    if (hasDates && !attributes.isAbsent("ttl")) {
      attributes.reject("ttl", FieldError.CUSTOM, BOTH);
    }
    if (notBefore.isPresent()
        && notAfter.isPresent()
        && !notBefore.get().isBefore(notAfter.get())) {
      attributes.reject("notBefore", FieldError.CUSTOM, "notBefore must be earlier than notAfter");
    }
  }

  private static Optional<Fields> constraints(Fields attributes) {
    Optional<Fields> constraints = attributes.object("basicConstraints");
    constraints.ifPresent(given -> given.requirePresent("isCA"));
    return constraints;
  }

  private static Refused csrIsMissing() {
    return Refused.badRequest(
        "CSR is required: this server does not make keys for requesters; send the csr field");
  }
}
