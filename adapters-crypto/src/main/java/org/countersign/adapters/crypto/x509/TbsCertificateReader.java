package org.countersign.adapters.crypto.x509;

import org.countersign.adapters.crypto.asn1.AlgorithmIdentifier;
import org.countersign.adapters.crypto.asn1.DerCursor;
import org.countersign.adapters.crypto.asn1.DerTag;
import org.countersign.adapters.crypto.asn1.DerValue;
import org.countersign.adapters.crypto.asn1.MalformedDer;
import org.countersign.adapters.crypto.asn1.Names;
import org.countersign.adapters.crypto.asn1.PublicKeys;
import org.countersign.adapters.crypto.asn1.Times;
import org.countersign.adapters.crypto.asn1.UnusableKey;
import org.countersign.domain.issuance.EncodedCertificate;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;
import org.countersign.domain.x509.Validity;

/** Reads a TBSCertificate of the shape that Countersign writes, and refuses every other. */
final class TbsCertificateReader {

  private static final int V3 = 2;

  private TbsCertificateReader() {}

  static EncodedCertificate read(DerValue value) throws MalformedDer, UnusableKey {
    DerCursor cursor = value.sequence("tbsCertificate");
    checkVersion(cursor.next("version"));
    SerialNumber serialNumber = serialNumber(cursor.next("serialNumber"));
    DerValue signature = cursor.next("signature");
    SignatureAlgorithm algorithm =
        AlgorithmIdentifier.read(signature, "signature").signatureAlgorithm();
    DerValue issuer = cursor.next("issuer");
    // Read for its form alone: the issuer stays the octets that it is.
    Names.read(issuer, "issuer");
    Validity validity = validity(cursor.next("validity"));
    DistinguishedName subject = Names.read(cursor.next("subject"), "subject");
    SubjectPublicKeyInfo key = PublicKeys.read(cursor.next("subjectPublicKeyInfo"));
    CertificateExtensions extensions = extensions(cursor.next("extensions"));
    cursor.end();
    TbsCertificate content =
        new TbsCertificate(
            serialNumber,
            algorithm,
            issuer.encoded(),
            validity,
            subject,
            key,
            extensions.basicConstraints(),
            extensions.keyUsages(),
            extensions.extendedKeyUsages(),
            extensions.names(),
            extensions.authorityKeyIdentifier(),
            extensions.subjectKeyIdentifier(),
            extensions.pointers());
    return new EncodedCertificate(content, signature.encoded(), extensions.asEncoded());
  }

  private static void checkVersion(DerValue wrapper) throws MalformedDer {
    DerCursor cursor = wrapper.expect(DerTag.contextConstructed(0), "version").elements("version");
    int version = cursor.next("version").integer("version").intValue();
    cursor.end();
    if (version != V3) {
      throw new MalformedDer(
          "version is " + version + "; " + V3 + ", which is v3, is the only one");
    }
  }

  private static SerialNumber serialNumber(DerValue value) throws MalformedDer {
    try {
      return new SerialNumber(value.integer("serialNumber"));
    } catch (IllegalArgumentException e) {
      throw new MalformedDer(e.getMessage());
    }
  }

  private static Validity validity(DerValue value) throws MalformedDer {
    DerCursor cursor = value.sequence("validity");
    DerValue notBefore = cursor.next("notBefore");
    DerValue notAfter = cursor.next("notAfter");
    cursor.end();
    try {
      return new Validity(Times.read(notBefore, "notBefore"), Times.read(notAfter, "notAfter"));
    } catch (IllegalArgumentException e) {
      throw new MalformedDer(e.getMessage());
    }
  }

  private static CertificateExtensions extensions(DerValue wrapper) throws MalformedDer {
    DerCursor cursor =
        wrapper.expect(DerTag.contextConstructed(3), "extensions").elements("extensions");
    DerValue extensions = cursor.next("Extensions");
    cursor.end();
    return CertificateExtensions.read(extensions);
  }
}
