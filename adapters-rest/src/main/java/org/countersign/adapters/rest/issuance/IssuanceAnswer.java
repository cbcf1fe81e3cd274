package org.countersign.adapters.rest.issuance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.adapters.rest.verdict.ElementsAnswer;
import org.countersign.application.issuance.IssueCertificate.Issuance;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.x509.Pem;

/** A certificate and everything its holder needs, in PEM. */
record IssuanceAnswer(
    CertificateAnswer certificate,
    UUID certificateRequestId,
    String status,
    Optional<List<Warning>> warnings,
    ElementsAnswer preview)
    implements JsonAnswer {

  /**
   * @param certificateChain the issuing CA's certificate, then its issuers; the leaf is not in it
   */
  record CertificateAnswer(
      String certificate,
      String certificateChain,
      String issuingCaCertificate,
      String serialNumber,
      UUID certificateId) {}

  /**
   * @param removeRoots leaves self-signed certificates out of the chain
   */
  static IssuanceAnswer of(Issuance issuance, boolean removeRoots) {
    List<byte[]> chain =
        issuance.chain().stream()
            .filter(certificate -> !removeRoots || !certificate.isSelfSigned())
            .map(AuthorityCertificate::der)
            .toList();
    CertificateAnswer certificate =
        new CertificateAnswer(
            Pem.certificate(issuance.certificate().der()),
            Pem.certificates(chain),
            Pem.certificate(issuance.chain().get(0).der()),
            issuance.certificate().serialNumber().hex(),
            issuance.certificate().id());
    return new IssuanceAnswer(
        certificate,
        issuance.request().id(),
        issuance.request().status().wireName(),
        Optional.of(issuance.warnings()).filter(warnings -> !warnings.isEmpty()),
        ElementsAnswer.of(issuance.elements()));
  }
}
