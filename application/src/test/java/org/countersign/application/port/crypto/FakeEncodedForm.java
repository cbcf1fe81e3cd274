package org.countersign.application.port.crypto;

import static org.countersign.application.port.crypto.DerWriter.bitString;
import static org.countersign.application.port.crypto.DerWriter.nil;
import static org.countersign.application.port.crypto.DerWriter.oid;
import static org.countersign.application.port.crypto.DerWriter.sequence;

import java.util.Set;
import org.countersign.domain.issuance.CertificateExtension;
import org.countersign.domain.issuance.EncodedCertificate;
import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;

/** The form that RFC 5280 gives a content, for one that was never really encoded. */
final class FakeEncodedForm {

  private FakeEncodedForm() {}

  static EncodedCertificate of(TbsCertificate content) {
    return new EncodedCertificate(
        content,
        signatureIdentifier(content.signatureAlgorithm()),
        CertificateExtension.of(content).stream()
            .map(
                extension ->
                    new EncodedExtension(
                        extension.oid(), extension.critical(), value(extension, content)))
            .toList());
  }

  private static byte[] value(CertificateExtension extension, TbsCertificate content) {
    return extension.oid().equals(EncodedExtension.KEY_USAGE)
        ? bits(content.keyUsages())
        : new byte[0];
  }

  private static byte[] bits(Set<KeyUsage> usages) {
    int last = usages.stream().mapToInt(KeyUsage::bit).max().orElseThrow();
    byte[] octets = new byte[last / 8 + 1];
    usages.forEach(usage -> octets[usage.bit() / 8] |= (byte) (0x80 >> usage.bit() % 8));
    return bitString(7 - last % 8, octets);
  }

  static byte[] signatureIdentifier(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case RSA_SHA256 -> sequence(oid("1.2.840.113549.1.1.11"), nil());
      case RSA_SHA384 -> sequence(oid("1.2.840.113549.1.1.12"), nil());
      case RSA_SHA512 -> sequence(oid("1.2.840.113549.1.1.13"), nil());
      case ECDSA_SHA256 -> sequence(oid("1.2.840.10045.4.3.2"));
      case ECDSA_SHA384 -> sequence(oid("1.2.840.10045.4.3.3"));
      case ECDSA_SHA512 -> sequence(oid("1.2.840.10045.4.3.4"));
    };
  }
}
