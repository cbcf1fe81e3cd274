package org.countersign.application.issuance;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.refusal.PolicyRefusal;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.issuance.CertificateRequest;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.Judgement;
import org.countersign.domain.issuance.LintedCertificate;
import org.countersign.domain.issuance.RequestedContent;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.policy.PolicyDecision;
import org.countersign.domain.policy.PolicyDecision.Permitted;
import org.countersign.domain.profile.FilledRequest;
import org.countersign.domain.request.CertificationRequest;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.request.RequestTerms;

/** The walk of one CSR. */
final class CertificateIssuance implements IssueCertificate {

  private static final String NOT_SIGNED = "The certificate could not be signed";
  private static final String NOT_STORED = "The certificate could not be stored";

  private final ProfilesInForce profiles;
  private final CertificationRequestReader reader;
  private final CertificateComposition composition;
  private final CertificateSigning signing;
  private final RequestRecords records;
  private final Supplier<UUID> identifiers;
  private final Clock clock;

  CertificateIssuance(
      ProfilesInForce profiles,
      CertificationRequestReader reader,
      CertificateComposition composition,
      CertificateSigning signing,
      RequestRecords records,
      Supplier<UUID> identifiers,
      Clock clock) {
    this.profiles = profiles;
    this.reader = reader;
    this.composition = composition;
    this.signing = signing;
    this.records = records;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  @Override
  public Issuance issue(Command command) {
    UUID id = identifiers.get();
    Case request = new Case(id, command, usableProfile(id, command));
    CertificationRequest csr = read(request);
    Judged judged = judge(request, csr);
    CertificateRequest pending =
        records.pending(id, command, request.inForce(), judged.content(), judged.certificate());
    IssuedCertificate certificate =
        orFailed(pending, NOT_SIGNED, () -> sign(request, pending, judged.certificate()));
    CertificateRequest issued =
        orFailed(pending, NOT_STORED, () -> records.issued(pending, certificate));
    return new Issuance(issued, certificate, request.inForce().chain(), judged.filled().warnings());
  }

  /** One request on its way. */
  private record Case(UUID id, Command command, ProfileInForce inForce) {}

  private ProfileInForce usableProfile(UUID id, Command command) {
    ProfilesInForce.Found found = profiles.find(command);
    if (found instanceof ProfilesInForce.Barred barred) {
      records.refused(
          id,
          command,
          barred.profile(),
          Optional.empty(),
          RequestedContent.UNREADABLE,
          barred.refusal());
      throw barred.refusal();
    }
    return ((ProfilesInForce.Usable) found).inForce();
  }

  /** A request that nothing forbids, with the certificate that will be signed for it. */
  private record Judged(
      RequestedContent content, FilledRequest filled, LintedCertificate certificate) {}

  private CertificationRequest read(Case request) {
    CertificationRequestReader.Reading reading = reader.read(request.command().csr());
    if (reading instanceof CertificationRequestReader.Unreadable unreadable) {
      throw refused(
          request,
          Optional.empty(),
          RequestedContent.UNREADABLE,
          Refused.badRequest(unreadable.message()));
    }
    return ((CertificationRequestReader.Readable) reading).request();
  }

  private Refused refused(
      Case request, Optional<Judgement> judgement, RequestedContent content, Refused refusal) {
    records.refused(
        request.id(), request.command(), request.inForce().profile(), judgement, content, refusal);
    return refusal;
  }

  private Judged judge(Case request, CertificationRequest csr) {
    Instant now = clock.instant();
    RequestedContent content = content(csr);
    try {
      RequestedPeriod period =
          RequestedPeriod.of(
              request.command(), request.inForce().profile().defaults().lifetime(), now);
      FilledRequest filled = fill(request, csr, period);
      Permitted granted = granted(request, filled.request());
      LintedCertificate certificate =
          composition.compose(csr, granted, period, request.inForce(), now);
      return new Judged(content(filled.request()), filled, certificate);
    } catch (Refused refusal) {
      throw refused(request, Optional.of(request.inForce().judgement()), content, refusal);
    }
  }

  private static FilledRequest fill(
      Case request, CertificationRequest csr, RequestedPeriod period) {
    Optional<RequestedConstraints> constraints = request.command().basicConstraints();
    RequestTerms terms =
        new RequestTerms(
            constraints.map(RequestedConstraints::ca),
            constraints.flatMap(RequestedConstraints::pathLength),
            period.length(),
            period.explicit());
    return request.inForce().profile().defaults().fill(csr, terms);
  }

  private static Permitted granted(Case request, JudgedRequest judged) {
    PolicyDecision decision = request.inForce().policy().evaluate(judged);
    return decision
        .permitted()
        .orElseThrow(
            () ->
                Refused.byPolicy(
                    new PolicyRefusal(
                        request.inForce().judgement(),
                        decision.violations(),
                        Optional.of(request.id()))));
  }

  private static RequestedContent content(CertificationRequest csr) {
    return new RequestedContent(
        csr.subject(),
        csr.names(),
        Optional.of(csr.publicKey().algorithm()),
        csr.basicConstraints());
  }

  private static RequestedContent content(JudgedRequest judged) {
    return new RequestedContent(
        judged.subject(),
        judged.names(),
        Optional.of(judged.keyAlgorithm()),
        judged.basicConstraints());
  }

  /** No unit of work is open here. */
  private IssuedCertificate sign(
      Case request, CertificateRequest pending, LintedCertificate certificate) {
    AuthorityCertificate issuer = request.inForce().authority().certificate().orElseThrow();
    byte[] der =
        signing.sign(certificate, request.inForce().authority().signingKey(), issuer.publicKey());
    return issued(pending, certificate.content(), issuer, der);
  }

  /** Whatever goes wrong, the request does not stay pending. */
  private <T> T orFailed(CertificateRequest pending, String reason, Supplier<T> step) {
    try {
      return step.get();
    } catch (RuntimeException | Error e) {
      fail(pending, reason, e);
      throw e;
    }
  }

  /** Where even this cannot be written, the settlement of what is left pending will. */
  private void fail(CertificateRequest pending, String reason, Throwable cause) {
    try {
      records.failed(pending, reason);
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private IssuedCertificate issued(
      CertificateRequest pending, TbsCertificate content, AuthorityCertificate issuer, byte[] der) {
    return new IssuedCertificate(
        identifiers.get(),
        pending.projectId(),
        pending.profileId(),
        pending.id(),
        pending.requesterId(),
        issuer.authorityId(),
        issuer.id(),
        content.serialNumber(),
        content.validity(),
        content.subject(),
        content.names(),
        content.publicKey().algorithm(),
        content.signatureAlgorithm(),
        content.keyUsages(),
        content.extendedKeyUsages(),
        content.publicKey().fingerprint(),
        pending.metadata(),
        Optional.empty(),
        der,
        clock.instant());
  }
}
