package org.countersign.adapters.crypto.x509;

import org.countersign.adapters.crypto.asn1.AlgorithmIdentifier;
import org.countersign.adapters.crypto.asn1.DerCursor;
import org.countersign.adapters.crypto.asn1.DerTag;
import org.countersign.adapters.crypto.asn1.DerValue;
import org.countersign.adapters.crypto.asn1.MalformedDer;
import org.countersign.adapters.crypto.asn1.UnusableKey;
import org.countersign.domain.x509.SignatureAlgorithm;

/** The three fields of a Certificate (RFC 5280, 4.1.1). */
record SignedCertificate(byte[] tbsCertificate, SignatureAlgorithm algorithm, byte[] signature) {

  static SignedCertificate read(DerValue certificate) throws MalformedDer, UnusableKey {
    DerCursor cursor = certificate.sequence("Certificate");
    DerValue tbsCertificate =
        cursor.next("tbsCertificate").expect(DerTag.SEQUENCE, "tbsCertificate");
    AlgorithmIdentifier algorithm =
        AlgorithmIdentifier.read(cursor.next("signatureAlgorithm"), "signatureAlgorithm");
    byte[] signature = cursor.next("signatureValue").bitStringOctets("signatureValue");
    cursor.end();
    return new SignedCertificate(
        tbsCertificate.encoded(), algorithm.signatureAlgorithm(), signature);
  }
}
