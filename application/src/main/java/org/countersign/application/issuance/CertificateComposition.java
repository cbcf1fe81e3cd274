package org.countersign.application.issuance;

import java.time.Instant;
import java.util.OptionalInt;
import org.countersign.application.port.crypto.SerialNumbers;
import org.countersign.application.refusal.Refused;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.issuance.Issuer;
import org.countersign.domain.issuance.Lint;
import org.countersign.domain.issuance.LintedCertificate;
import org.countersign.domain.issuance.SignatureAlgorithmChoice;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.policy.PolicyDecision.Permitted;
import org.countersign.domain.request.CertificationRequest;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.Validity;

/**
 * Composes a certificate from what the policy granted and what the CA's certificate allows, and
 * lints it.
 */
final class CertificateComposition {

  private final SerialNumbers serialNumbers;
  private final CertificateSigning signing;
  private final PublicLocations locations;

  CertificateComposition(
      SerialNumbers serialNumbers, CertificateSigning signing, PublicLocations locations) {
    this.serialNumbers = serialNumbers;
    this.signing = signing;
    this.locations = locations;
  }

  /**
   * @throws Refused BAD_REQUEST when CA or lint forbid the certificate
   */
  LintedCertificate compose(
      CertificationRequest csr,
      Permitted granted,
      RequestedPeriod period,
      ProfileInForce inForce,
      Instant now) {
    CertificateAuthority authority = inForce.authority();
    SignatureAlgorithm algorithm = signatureAlgorithm(csr, inForce);
    Validity validity = period.required();
    authority
        .obstacleToSigning(now)
        .ifPresent(
            obstacle -> {
              throw Refused.badRequest(obstacle);
            });
    AuthorityCertificate issuer = authority.certificate().orElseThrow();
    requireWithin(issuer.validity(), validity);
    requirePathLength(issuer.pathLength(), granted.basicConstraints());
    TbsCertificate content =
        new TbsCertificate(
            serialNumbers.next(),
            algorithm,
            issuer.subjectDer(),
            validity,
            granted.subject(),
            csr.publicKey(),
            granted.basicConstraints(),
            granted.keyUsages(),
            granted.extendedKeyUsages(),
            granted.names(),
            issuer.publicKey().keyIdentifier(),
            csr.publicKey().keyIdentifier(),
            locations.underIssuer(issuer));
    return linted(content, Issuer.of(issuer));
  }

  private static SignatureAlgorithm signatureAlgorithm(
      CertificationRequest csr, ProfileInForce inForce) {
    SignatureAlgorithmChoice choice =
        SignatureAlgorithmChoice.of(
            inForce.authority().keyAlgorithm(), csr.signatureAlgorithm(), inForce.policy().rules());
    if (choice instanceof SignatureAlgorithmChoice.Incompatible incompatible) {
      throw Refused.badRequest(incompatible.message());
    }
    return ((SignatureAlgorithmChoice.Chosen) choice).algorithm();
  }

  private static void requireWithin(Validity issuer, Validity wanted) {
    if (wanted.notBefore().isBefore(issuer.notBefore())) {
      throw Refused.badRequest("notBefore date is before CA certificate's notBefore date");
    }
    if (wanted.notAfter().isAfter(issuer.notAfter())) {
      throw Refused.badRequest("notAfter date is after CA certificate's notAfter date");
    }
  }

  private static void requirePathLength(OptionalInt issuer, BasicConstraints granted) {
    if (!granted.ca() || issuer.isEmpty()) {
      return;
    }
    if (issuer.getAsInt() == 0) {
      throw Refused.badRequest(
          "Issuing CA cannot issue subordinate CA certificates (path length is 0)");
    }
    int wanted = granted.pathLength().orElse(-1);
    if (wanted == -1 || wanted >= issuer.getAsInt()) {
      throw Refused.badRequest(
          "Path length (%d) must be less than issuing CA's path length (%d)"
              .formatted(wanted, issuer.getAsInt()));
    }
  }

  private LintedCertificate linted(TbsCertificate content, Issuer issuer) {
    Lint.Result result = signing.prepare(content, issuer);
    if (result instanceof Lint.Failed failed) {
      throw Refused.badRequest("The certificate would not conform: " + failed.message());
    }
    return ((Lint.Passed) result).certificate();
  }
}
