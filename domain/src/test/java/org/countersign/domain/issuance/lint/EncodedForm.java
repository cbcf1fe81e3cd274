package org.countersign.domain.issuance.lint;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.countersign.domain.issuance.EncodedCertificate;
import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;

/** The form that RFC 5280 gives a content, and forms that differ from it in one thing. */
final class EncodedForm {

  private EncodedForm() {}

  static EncodedCertificate of(TbsCertificate content) {
    List<EncodedExtension> extensions = new ArrayList<>();
    extensions.add(extension(EncodedExtension.BASIC_CONSTRAINTS, true));
    if (!content.keyUsages().isEmpty()) {
      extensions.add(
          new EncodedExtension(EncodedExtension.KEY_USAGE, true, bits(content.keyUsages())));
    }
    if (!content.extendedKeyUsages().isEmpty()) {
      extensions.add(
          extension(EncodedExtension.EXTENDED_KEY_USAGE, content.hasCriticalExtendedKeyUsage()));
    }
    extensions.add(extension(EncodedExtension.SUBJECT_KEY_IDENTIFIER, false));
    extensions.add(extension(EncodedExtension.AUTHORITY_KEY_IDENTIFIER, false));
    if (!content.names().isEmpty()) {
      extensions.add(
          extension(EncodedExtension.SUBJECT_ALTERNATIVE_NAME, content.subject().isEmpty()));
    }
    if (content.pointers().crl().isPresent()) {
      extensions.add(extension(EncodedExtension.CRL_DISTRIBUTION_POINTS, false));
    }
    if (content.pointers().issuerCertificate().isPresent()) {
      extensions.add(extension(EncodedExtension.AUTHORITY_INFORMATION_ACCESS, false));
    }
    return new EncodedCertificate(
        content, signatureIdentifier(content.signatureAlgorithm()), extensions);
  }

  private static EncodedExtension extension(String oid, boolean critical) {
    return new EncodedExtension(oid, critical, new byte[0]);
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
