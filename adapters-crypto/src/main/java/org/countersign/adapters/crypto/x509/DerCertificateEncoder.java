package org.countersign.adapters.crypto.x509;

import java.util.Objects;
import org.countersign.adapters.crypto.asn1.DerValue;
import org.countersign.adapters.crypto.asn1.MalformedDer;
import org.countersign.adapters.crypto.asn1.UnusableKey;
import org.countersign.adapters.crypto.provider.KeyOperations;
import org.countersign.application.port.crypto.CertificateEncoder;
import org.countersign.domain.issuance.EncodedCertificate;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/**
 * Certificates as DER: writes with {@link TbsCertificateWriter}, reads with {@link
 * TbsCertificateReader}.
 */
public final class DerCertificateEncoder implements CertificateEncoder {

  private final KeyOperations keys;

  public DerCertificateEncoder(KeyOperations keys) {
    this.keys = Objects.requireNonNull(keys, "keys");
  }

  @Override
  public byte[] encode(DistinguishedName name) {
    return NameWriter.write(name);
  }

  @Override
  public byte[] encode(TbsCertificate content) {
    return TbsCertificateWriter.write(content);
  }

  @Override
  public EncodedCertificate decode(byte[] tbsCertificate) {
    try {
      return TbsCertificateReader.read(DerValue.whole(tbsCertificate));
    } catch (MalformedDer | UnusableKey e) {
      throw new IllegalArgumentException("not a tbsCertificate of ours: " + e.getMessage(), e);
    }
  }

  @Override
  public byte[] assemble(byte[] tbsCertificate, SignatureAlgorithm algorithm, byte[] signature) {
    return DerOutput.sequence(
        out -> {
          out.raw(tbsCertificate);
          out.add(AlgorithmIdentifiers.of(algorithm));
          out.bitString(signature);
        });
  }

  @Override
  public boolean verifies(byte[] certificate, SubjectPublicKeyInfo issuer) {
    try {
      SignedCertificate signed = SignedCertificate.read(DerValue.whole(certificate));
      return keys.verifiesUnderOwn(
          issuer, signed.algorithm(), signed.tbsCertificate(), signed.signature());
    } catch (MalformedDer | UnusableKey e) {
      return false;
    }
  }
}
