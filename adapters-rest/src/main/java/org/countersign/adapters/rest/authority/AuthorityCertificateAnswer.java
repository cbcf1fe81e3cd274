package org.countersign.adapters.rest.authority;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.domain.authority.AuthorityCertificate;
import org.countersign.domain.x509.Pem;

/**
 * A CA's certificate on the wire.
 *
 * @param id by which relying parties fetch it
 * @param certificateChain its issuers up to the root; empty text for a root
 */
record AuthorityCertificateAnswer(
    UUID id,
    String certificate,
    String certificateChain,
    String serialNumber,
    Instant notBefore,
    Instant notAfter)
    implements JsonAnswer {

  /**
   * @param chain the CA's own certificate, then its issuers
   */
  static AuthorityCertificateAnswer of(List<AuthorityCertificate> chain) {
    AuthorityCertificate own = chain.get(0);
    return new AuthorityCertificateAnswer(
        own.id(),
        Pem.certificate(own.der()),
        Pem.certificates(
            chain.subList(1, chain.size()).stream().map(AuthorityCertificate::der).toList()),
        own.serialNumber().hex(),
        own.validity().notBefore(),
        own.validity().notAfter());
  }

  record Many(List<AuthorityCertificateAnswer> caCertificates, long totalCount)
      implements JsonAnswer {}
}
