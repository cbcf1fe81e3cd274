package org.countersign.adapters.crypto.x509;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.x509.IpAddress;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SubjectAlternativeName;

/**
 * The extensions (RFC 5280, 4.2), always in the same order; one with nothing to say is left out.
 */
final class ExtensionsWriter {

  private final List<ASN1Encodable> extensions = new ArrayList<>(8);

  private ExtensionsWriter() {}

  static DERSequence write(TbsCertificate content) {
    ExtensionsWriter writer = new ExtensionsWriter();
    writer.addBasicConstraints(content.basicConstraints());
    writer.addKeyUsages(content.keyUsages());
    writer.addExtendedKeyUsages(content.extendedKeyUsages(), content.hasCriticalExtendedKeyUsage());
    writer.addKeyIdentifiers(content);
    writer.addNames(content.names(), content.subject().isEmpty());
    writer.addPointers(content.pointers());
    return new DERSequence(writer.extensions.toArray(ASN1Encodable[]::new));
  }

  private void add(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable content) {
    extensions.add(new Extension(oid, critical, new DEROctetString(der(content))));
  }

  private static byte[] der(ASN1Encodable content) {
    try {
      return content.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
  }

  private void addBasicConstraints(org.countersign.domain.x509.BasicConstraints constraints) {
    BasicConstraints content =
        constraints.pathLength().isPresent()
            ? new BasicConstraints(constraints.pathLength().getAsInt())
            : new BasicConstraints(constraints.ca());
    add(Extension.basicConstraints, true, content);
  }

  private void addKeyUsages(Set<KeyUsage> usages) {
    if (!usages.isEmpty()) {
      add(Extension.keyUsage, true, namedBits(usages));
    }
  }

  /** A named bit list ends with its last set bit (X.690, 11.2.2). */
  private static DERBitString namedBits(Set<KeyUsage> usages) {
    int last = usages.stream().mapToInt(KeyUsage::bit).max().orElseThrow();
    byte[] octets = new byte[last / 8 + 1];
    usages.forEach(usage -> octets[usage.bit() / 8] |= (byte) (0x80 >> usage.bit() % 8));
    return new DERBitString(octets, 7 - last % 8);
  }

  private void addExtendedKeyUsages(
      List<org.countersign.domain.x509.ExtendedKeyUsage> usages, boolean critical) {
    if (!usages.isEmpty()) {
      KeyPurposeId[] purposes =
          usages.stream()
              .map(usage -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(usage.oid())))
              .toArray(KeyPurposeId[]::new);
      add(Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(purposes));
    }
  }

  private void addKeyIdentifiers(TbsCertificate content) {
    if (content.subjectKeyIdentifier().length > 0) {
      add(
          Extension.subjectKeyIdentifier,
          false,
          new SubjectKeyIdentifier(content.subjectKeyIdentifier()));
    }
    if (content.authorityKeyIdentifier().length > 0) {
      add(
          Extension.authorityKeyIdentifier,
          false,
          new AuthorityKeyIdentifier(content.authorityKeyIdentifier()));
    }
  }

  private void addNames(List<SubjectAlternativeName> names, boolean critical) {
    if (!names.isEmpty()) {
      GeneralName[] generalNames =
          names.stream().map(ExtensionsWriter::generalName).toArray(GeneralName[]::new);
      add(Extension.subjectAlternativeName, critical, new GeneralNames(generalNames));
    }
  }

  private static GeneralName generalName(SubjectAlternativeName name) {
    ASN1Encodable content =
        name instanceof IpAddress address
            ? new DEROctetString(address.octets())
            : new DERIA5String(name.text(), true);
    return new GeneralName(name.kind().tag(), content);
  }

  private void addPointers(TbsCertificate.Pointers pointers) {
    pointers
        .crl()
        .ifPresent(uri -> add(Extension.cRLDistributionPoints, false, distributionPoint(uri)));
    List<AccessDescription> access = new ArrayList<>(2);
    addAccess(access, AccessDescription.id_ad_ocsp, pointers.ocsp());
    addAccess(access, AccessDescription.id_ad_caIssuers, pointers.issuerCertificate());
    if (!access.isEmpty()) {
      add(
          Extension.authorityInfoAccess,
          false,
          new DERSequence(access.toArray(ASN1Encodable[]::new)));
    }
  }

  private static CRLDistPoint distributionPoint(String uri) {
    DistributionPointName name = new DistributionPointName(new GeneralNames(uriName(uri)));
    return new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(name, null, null)});
  }

  private static void addAccess(
      List<AccessDescription> access, ASN1ObjectIdentifier method, Optional<String> uri) {
    uri.ifPresent(location -> access.add(new AccessDescription(method, uriName(location))));
  }

  private static GeneralName uriName(String uri) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, new DERIA5String(uri, true));
  }
}
