package org.countersign.application.port.crypto;

import org.countersign.domain.issuance.EncodedCertificate;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/** The DER of certificates (RFC 5280, 4.1). */
public interface CertificateEncoder {

  /** Encodes a Name, each attribute in its own string type. */
  byte[] encode(DistinguishedName name);

  /** Encodes what will be signed. The same content gives the same octets. */
  byte[] encode(TbsCertificate content);

  /**
   * Reads back what {@link #encode(TbsCertificate)} wrote, by another path than the one that wrote
   * it, so that lint sees what the octets say and not what was meant. Criticality, the padding of
   * keyUsage and the parameters of the signature algorithm are told as they are, right or wrong;
   * they are the lint's to judge.
   *
   * @throws IllegalArgumentException when the octets are no tbsCertificate of the shape that
   *     Countersign writes
   */
  EncodedCertificate decode(byte[] tbsCertificate);

  /** Puts a certificate together: these very octets, the algorithm, the signature. */
  byte[] assemble(byte[] tbsCertificate, SignatureAlgorithm algorithm, byte[] signature);

  /**
   * Whether the signature on a certificate verifies under a public key; false also when the octets
   * are none, and when its two fields for the signature algorithm differ (RFC 5280, 4.1.1.2).
   */
  boolean verifies(byte[] certificate, SubjectPublicKeyInfo issuer);
}
