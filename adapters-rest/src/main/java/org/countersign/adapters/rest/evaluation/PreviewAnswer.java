package org.countersign.adapters.rest.evaluation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.countersign.adapters.rest.certificate.NameAnswer;
import org.countersign.adapters.rest.certificate.SubjectAnswer;
import org.countersign.adapters.rest.verdict.ElementAnswer;
import org.countersign.domain.issuance.CertificateExtension;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.policy.decision.ElementVerdict;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyUsage;

/** The certificate that would be signed, but for its serial number. */
record PreviewAnswer(
    @JsonUnwrapped SubjectAnswer subject,
    List<NameAnswer> altNames,
    List<String> keyUsages,
    List<String> extendedKeyUsages,
    Constraints basicConstraints,
    Instant notBefore,
    Instant notAfter,
    String keyAlgorithm,
    String signatureAlgorithm,
    List<ExtensionAnswer> extensions,
    List<ElementAnswer> elements) {

  /** As they would stand in the certificate. */
  record Constraints(boolean isCA, OptionalInt pathLength) {}

  /** An extension that the certificate would have. */
  record ExtensionAnswer(String oid, String name, boolean critical) {}

  static PreviewAnswer of(TbsCertificate certificate, List<ElementVerdict> elements) {
    return new PreviewAnswer(
        SubjectAnswer.of(certificate.subject()),
        certificate.names().stream().map(NameAnswer::of).toList(),
        Arrays.stream(KeyUsage.values())
            .filter(certificate.keyUsages()::contains)
            .map(KeyUsage::wireName)
            .toList(),
        certificate.extendedKeyUsages().stream().map(ExtendedKeyUsage::wireName).toList(),
        new Constraints(
            certificate.basicConstraints().ca(), certificate.basicConstraints().pathLength()),
        certificate.validity().notBefore(),
        certificate.validity().notAfter(),
        certificate.publicKey().algorithm().wireName(),
        certificate.signatureAlgorithm().wireName(),
        CertificateExtension.of(certificate).stream()
            .map(
                extension ->
                    new ExtensionAnswer(extension.oid(), extension.name(), extension.critical()))
            .toList(),
        ElementAnswer.of(elements));
  }
}
