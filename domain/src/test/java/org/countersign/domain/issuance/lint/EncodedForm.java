package org.countersign.domain.issuance.lint;

import java.util.HexFormat;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.countersign.domain.issuance.CertificateExtension;
import org.countersign.domain.issuance.EncodedCertificate;
import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;

/** The form that RFC 5280 gives a content, and forms that differ from it in one thing. */
final class EncodedForm {

  private EncodedForm() {}

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

  /** A BIT STRING that ends with its last set bit. */
  private static byte[] bits(Set<KeyUsage> usages) {
    int last = usages.stream().mapToInt(KeyUsage::bit).max().orElseThrow();
    int octets = last / 8 + 1;
    byte[] bits = new byte[3 + octets];
    bits[0] = 3;
    bits[1] = (byte) (1 + octets);
    bits[2] = (byte) (7 - last % 8);
    usages.forEach(usage -> bits[3 + usage.bit() / 8] |= (byte) (0x80 >> usage.bit() % 8));
    return bits;
  }

  static byte[] signatureIdentifier(SignatureAlgorithm algorithm) {
    return HexFormat.of()
        .parseHex(
            switch (algorithm) {
              case RSA_SHA256 -> "300d06092a864886f70d01010b0500";
              case RSA_SHA384 -> "300d06092a864886f70d01010c0500";
              case RSA_SHA512 -> "300d06092a864886f70d01010d0500";
              case ECDSA_SHA256 -> "300a06082a8648ce3d040302";
              case ECDSA_SHA384 -> "300a06082a8648ce3d040303";
              case ECDSA_SHA512 -> "300a06082a8648ce3d040304";
            });
  }

  static EncodedCertificate withCriticality(
      EncodedCertificate encoded, String oid, boolean critical) {
    return changed(encoded, oid, was -> new EncodedExtension(oid, critical, was.value()));
  }

  static EncodedCertificate withValue(EncodedCertificate encoded, String oid, byte... value) {
    return changed(encoded, oid, was -> new EncodedExtension(oid, was.critical(), value));
  }

  private static EncodedCertificate changed(
      EncodedCertificate encoded, String oid, UnaryOperator<EncodedExtension> change) {
    Predicate<EncodedExtension> meant = extension -> extension.oid().equals(oid);
    if (encoded.extensions().stream().noneMatch(meant)) {
      throw new IllegalArgumentException("there is no extension " + oid + " to change");
    }
    return new EncodedCertificate(
        encoded.content(),
        encoded.signatureIdentifier(),
        encoded.extensions().stream()
            .map(extension -> meant.test(extension) ? change.apply(extension) : extension)
            .toList());
  }
}
