package org.countersign.application.issuance;

import java.util.List;
import org.countersign.application.port.crypto.SerialNumbers;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.issuance.Issuer;
import org.countersign.domain.issuance.Lint;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.policy.decision.PolicyDecision.Permitted;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.ViolationCode;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;
import org.countersign.domain.x509.Validity;

/** Composes a certificate from what the policy granted and the CA can do, and lints it. */
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
   * @param algorithm one that the CA's key can make
   * @param validity within the CA's
   * @param issuer the certificate of a CA that can sign now
   */
  Lint.Result compose(
      SubjectPublicKeyInfo key,
      Permitted granted,
      SignatureAlgorithm algorithm,
      Validity validity,
      AuthorityCertificate issuer) {
    TbsCertificate content =
        new TbsCertificate(
            serialNumbers.next(),
            algorithm,
            issuer.subjectDer(),
            validity,
            granted.subject(),
            key,
            granted.basicConstraints(),
            granted.keyUsages(),
            granted.extendedKeyUsages(),
            granted.names(),
            issuer.publicKey().keyIdentifier(),
            key.keyIdentifier(),
            locations.underIssuer(issuer));
    return signing.prepare(content, Issuer.of(issuer));
  }

  /** Why what was granted makes no certificate. */
  static List<Violation> violations(Lint.Failed failed) {
    return failed.findings().stream()
        .map(
            finding ->
                ViolationCode.CERTIFICATE_NONCONFORMING.beyondPolicy(
                    "certificate",
                    finding.code(),
                    "The certificate would not conform: "
                        + finding.message()
                        + " ("
                        + finding.clause()
                        + ")"))
        .toList();
  }
}
