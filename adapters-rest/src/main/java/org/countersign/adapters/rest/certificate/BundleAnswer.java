package org.countersign.adapters.rest.certificate;

import java.util.UUID;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.inventory.FindCertificates.Bundle;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.x509.Pem;

/**
 * A certificate in PEM with the chain that it verifies under.
 *
 * @param certificateChain the issuing CA's certificate, then its issuers; the leaf is not in it
 */
record BundleAnswer(
    String certificate,
    String certificateChain,
    String issuingCaCertificate,
    String serialNumber,
    UUID certificateId)
    implements JsonAnswer {

  static BundleAnswer of(Bundle bundle) {
    return new BundleAnswer(
        Pem.certificate(bundle.certificate().der()),
        Pem.certificates(bundle.chain().stream().map(AuthorityCertificate::der).toList()),
        Pem.certificate(bundle.chain().get(0).der()),
        bundle.certificate().serialNumber().hex(),
        bundle.certificate().id());
  }
}
