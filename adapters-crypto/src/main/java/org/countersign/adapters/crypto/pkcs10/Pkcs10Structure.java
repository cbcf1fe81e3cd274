package org.countersign.adapters.crypto.pkcs10;

import org.countersign.adapters.crypto.asn1.AlgorithmIdentifier;
import org.countersign.adapters.crypto.asn1.DerCursor;
import org.countersign.adapters.crypto.asn1.DerTag;
import org.countersign.adapters.crypto.asn1.DerValue;
import org.countersign.adapters.crypto.asn1.MalformedDer;
import org.countersign.adapters.crypto.asn1.Names;
import org.countersign.adapters.crypto.asn1.PublicKeys;
import org.countersign.domain.request.ClaimedContent;
import org.countersign.domain.x509.DistinguishedName;

/**
 * A CertificationRequest taken apart (RFC 2986, 4.2), its key and signature not yet looked at.
 *
 * @param signedOctets the CertificationRequestInfo, header included
 */
record Pkcs10Structure(
    DistinguishedName subject,
    DerValue subjectPublicKeyInfo,
    RequestedExtensions attributes,
    byte[] signedOctets,
    AlgorithmIdentifier signatureAlgorithm,
    byte[] signature) {

  static Pkcs10Structure read(DerValue request) throws MalformedDer {
    DerCursor cursor = request.sequence("CertificationRequest");
    DerValue info = cursor.next("certificationRequestInfo");
    DerValue algorithm = cursor.next("signatureAlgorithm");
    byte[] signature = cursor.next("signature").bitStringOctets("signature");
    cursor.end();
    return read(info, AlgorithmIdentifier.read(algorithm, "signatureAlgorithm"), signature);
  }

  private static Pkcs10Structure read(
      DerValue info, AlgorithmIdentifier algorithm, byte[] signature) throws MalformedDer {
    DerCursor cursor = info.sequence("certificationRequestInfo");
    checkVersion(cursor.next("version"));
    DistinguishedName subject = Names.read(cursor.next("subject"), "subject");
    DerValue key = cursor.next("subjectPKInfo").expect(DerTag.SEQUENCE, "subjectPKInfo");
    DerValue attributes =
        cursor.next("attributes").expect(DerTag.contextConstructed(0), "attributes");
    cursor.end();
    return new Pkcs10Structure(
        subject, key, RequestedExtensions.read(attributes), info.encoded(), algorithm, signature);
  }

  /** What it says, its key and signature being of no account. */
  ClaimedContent claimed() {
    return new ClaimedContent(
        subject,
        attributes.names(),
        attributes.keyUsages(),
        attributes.extendedKeyUsages(),
        attributes.basicConstraints(),
        PublicKeys.algorithm(subjectPublicKeyInfo),
        PublicKeys.nearestFamily(subjectPublicKeyInfo));
  }

  private static void checkVersion(DerValue version) throws MalformedDer {
    if (version.integer("version").signum() != 0) {
      throw new MalformedDer(
          "version is " + version.integer("version") + "; 0, which is v1, is the only one");
    }
  }
}
