package org.countersign.adapters.crypto.x509;

import java.util.Arrays;
import org.countersign.adapters.crypto.asn1.AlgorithmIdentifier;
import org.countersign.adapters.crypto.asn1.DerCursor;
import org.countersign.adapters.crypto.asn1.DerTag;
import org.countersign.adapters.crypto.asn1.DerValue;
import org.countersign.adapters.crypto.asn1.MalformedDer;
import org.countersign.adapters.crypto.asn1.UnusableKey;
import org.countersign.domain.x509.SignatureAlgorithm;

/**
 * The three fields of a Certificate (RFC 5280, 4.1.1), whose signatureAlgorithm is, octet for
 * octet, the signature field of its tbsCertificate (4.1.1.2).
 */
record SignedCertificate(byte[] tbsCertificate, SignatureAlgorithm algorithm, byte[] signature) {

  static SignedCertificate read(DerValue certificate) throws MalformedDer, UnusableKey {
    DerCursor cursor = certificate.sequence("Certificate");
    DerValue tbsCertificate =
        cursor.next("tbsCertificate").expect(DerTag.SEQUENCE, "tbsCertificate");
    DerValue algorithm = cursor.next("signatureAlgorithm");
    byte[] signature = cursor.next("signatureValue").bitStringOctets("signatureValue");
    cursor.end();
    if (!Arrays.equals(algorithm.encoded(), signatureField(tbsCertificate).encoded())) {
      throw new MalformedDer("signatureAlgorithm differs from the signature field");
    }
    return new SignedCertificate(
        tbsCertificate.encoded(),
        AlgorithmIdentifier.read(algorithm, "signatureAlgorithm").signatureAlgorithm(),
        signature);
  }

  private static DerValue signatureField(DerValue tbsCertificate) throws MalformedDer {
    DerCursor cursor = tbsCertificate.elements("tbsCertificate");
    cursor.nextIf(DerTag.contextConstructed(0));
    cursor.next("serialNumber");
    return cursor.next("signature");
  }
}
