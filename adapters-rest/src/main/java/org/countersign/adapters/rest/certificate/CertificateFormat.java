package org.countersign.adapters.rest.certificate;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.x509.Pem;

/** The formats in which a certificate can be fetched by itself. */
enum CertificateFormat {
  PEM("application/x-pem-file", "pem") {
    @Override
    Object entity(IssuedCertificate certificate) {
      return Pem.certificate(certificate.der());
    }
  },
  DER("application/pkix-cert", "cer") {
    @Override
    Object entity(IssuedCertificate certificate) {
      return certificate.der();
    }
  };

  private final String mediaType;
  private final String extension;

  CertificateFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  abstract Object entity(IssuedCertificate certificate);

  /** The value of the parameter {@code format}. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A download, named after the serial number. */
  Response response(IssuedCertificate certificate) {
    String fileName = certificate.serialNumber().hex() + "." + extension;
    return Response.ok(entity(certificate))
        .type(mediaType)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"")
        .build();
  }
}
