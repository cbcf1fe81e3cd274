package org.countersign.application.issuance;

import java.util.Objects;
import org.countersign.application.port.crypto.CertificateEncoder;
import org.countersign.application.port.crypto.SigningKeys;
import org.countersign.domain.authority.SigningKeyReference;
import org.countersign.domain.issuance.Issuer;
import org.countersign.domain.issuance.Lint;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.issuance.LintedCertificate;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/**
 * The two halves of making a certificate: encode once and lint; then sign those very octets and
 * verify.
 *
 * <p>Between the halves the caller records what is about to be signed.
 */
public final class CertificateSigning {

  private final CertificateEncoder encoder;
  private final SigningKeys keys;
  private final Lint lint;

  public CertificateSigning(CertificateEncoder encoder, SigningKeys keys, Lint lint) {
    this.encoder = encoder;
    this.keys = keys;
    this.lint = lint;
  }

  /** Encodes the content, reads it back and holds it against every rule. */
  public Lint.Result prepare(TbsCertificate content, Issuer issuer) {
    byte[] der = encoder.encode(content);
    return lint.check(new LintSubject(content, encoder.decode(der), der, issuer));
  }

  /**
   * Signs and verifies under the CA's public key. Call it with no unit of work open.
   *
   * @return the certificate, DER
   * @throws SignatureDoesNotVerify when what the key made does not verify; nothing was handed out
   */
  public byte[] sign(
      LintedCertificate certificate, SigningKeyReference key, SubjectPublicKeyInfo publicKey) {
    byte[] tbs = certificate.der();
    byte[] signature = keys.sign(key, certificate.content().signatureAlgorithm(), tbs);
    byte[] signed = encoder.assemble(tbs, certificate.content().signatureAlgorithm(), signature);
    if (!encoder.verifies(signed, publicKey)) {
      throw new SignatureDoesNotVerify(
          "the signature that key " + Objects.toString(key) + " made does not verify");
    }
    return signed;
  }

  /** A key made a signature that does not verify: a fault in the key store, never handed out. */
  public static final class SignatureDoesNotVerify extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SignatureDoesNotVerify(String message) {
      super(message);
    }
  }
}
