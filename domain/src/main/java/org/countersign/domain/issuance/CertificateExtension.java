package org.countersign.domain.issuance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An extension that a certificate has (RFC 5280, 4.2), without its content.
 *
 * @param oid dotted
 * @param name as the RFC calls it
 */
public record CertificateExtension(String oid, String name, boolean critical) {

  public CertificateExtension {
    Objects.requireNonNull(oid, "oid");
    Objects.requireNonNull(name, "name");
  }

  /** The extensions of a certificate with that content, in the order in which they are written. */
  public static List<CertificateExtension> of(TbsCertificate content) {
    List<CertificateExtension> extensions = new ArrayList<>();
    extensions.add(new CertificateExtension("2.5.29.19", "basicConstraints", true));
    add(extensions, !content.keyUsages().isEmpty(), "2.5.29.15", "keyUsage", true);
    add(
        extensions,
        !content.extendedKeyUsages().isEmpty(),
        "2.5.29.37",
        "extKeyUsage",
        content.hasCriticalExtendedKeyUsage());
    add(
        extensions,
        content.subjectKeyIdentifier().length > 0,
        "2.5.29.14",
        "subjectKeyIdentifier",
        false);
    add(
        extensions,
        content.authorityKeyIdentifier().length > 0,
        "2.5.29.35",
        "authorityKeyIdentifier",
        false);
    add(
        extensions,
        !content.names().isEmpty(),
        "2.5.29.17",
        "subjectAltName",
        content.subject().isEmpty());
    TbsCertificate.Pointers pointers = content.pointers();
    add(extensions, pointers.crl().isPresent(), "2.5.29.31", "cRLDistributionPoints", false);
    add(
        extensions,
        pointers.issuerCertificate().isPresent() || pointers.ocsp().isPresent(),
        "1.3.6.1.5.5.7.1.1",
        "authorityInfoAccess",
        false);
    return List.copyOf(extensions);
  }

  private static void add(
      List<CertificateExtension> extensions,
      boolean isThere,
      String oid,
      String name,
      boolean critical) {
    if (isThere) {
      extensions.add(new CertificateExtension(oid, name, critical));
    }
  }
}
