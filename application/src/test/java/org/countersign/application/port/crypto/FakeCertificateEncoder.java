package org.countersign.application.port.crypto;

import static org.countersign.application.port.crypto.DerWriter.element;
import static org.countersign.application.port.crypto.DerWriter.octetString;
import static org.countersign.application.port.crypto.DerWriter.sequence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.domain.issuance.EncodedCertificate;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/**
 * Certificates that no one else could read: the content as text inside a SEQUENCE. What was written
 * is remembered, and so read back. Signatures are real.
 */
public final class FakeCertificateEncoder implements CertificateEncoder {

  private static final int UTF8_STRING = 0x0c;

  private record Signed(byte[] octets, SignatureAlgorithm algorithm, byte[] signature) {}

  private final Map<String, TbsCertificate> written = new ConcurrentHashMap<>();
  private final Map<String, Signed> assembled = new ConcurrentHashMap<>();

  @Override
  public byte[] encode(DistinguishedName name) {
    name.attributes().forEach(FakeCertificateEncoder::check);
    return sequence(element(UTF8_STRING, name.parts().toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static void check(AttributeTypeAndValue attribute) {
    boolean ascii = attribute.value().chars().allMatch(c -> c < 0x80);
    boolean unicode =
        switch (attribute.stringType()) {
          case UTF8, BMP, UNIVERSAL -> true;
          case PRINTABLE, IA5, TELETEX, NUMERIC, VISIBLE -> false;
        };
    if (!ascii && !unicode) {
      throw new IllegalArgumentException(
          attribute.oid() + " does not fit " + attribute.stringType());
    }
  }

  @Override
  public byte[] encode(TbsCertificate content) {
    byte[] octets = sequence(octetString(text(content).getBytes(StandardCharsets.UTF_8)));
    written.put(HexFormat.of().formatHex(octets), content);
    return octets;
  }

  private String text(TbsCertificate content) {
    return String.join(
        "\n",
        content.serialNumber().hex(),
        content.signatureAlgorithm().wireName(),
        hex(content.issuerDer()),
        content.validity().toString(),
        hex(encode(content.subject())),
        hex(content.publicKey().der()),
        content.basicConstraints().toString(),
        new TreeSet<>(content.keyUsages()).toString(),
        content.extendedKeyUsages().toString(),
        content.names().toString(),
        hex(content.authorityKeyIdentifier()),
        hex(content.subjectKeyIdentifier()),
        content.pointers().toString());
  }

  private static String hex(byte[] octets) {
    return HexFormat.of().formatHex(octets);
  }

  @Override
  public EncodedCertificate decode(byte[] tbsCertificate) {
    TbsCertificate content = written.get(hex(tbsCertificate));
    if (content == null) {
      throw new IllegalArgumentException("not a tbsCertificate that this one wrote");
    }
    return FakeEncodedForm.of(content);
  }

  @Override
  public byte[] assemble(byte[] tbsCertificate, SignatureAlgorithm algorithm, byte[] signature) {
    byte[] certificate =
        sequence(
            octetString(tbsCertificate),
            element(UTF8_STRING, algorithm.wireName().getBytes(StandardCharsets.UTF_8)),
            octetString(signature));
    assembled.put(hex(certificate), new Signed(tbsCertificate, algorithm, signature));
    return certificate;
  }

  @Override
  public boolean verifies(byte[] certificate, SubjectPublicKeyInfo issuer) {
    Signed signed = assembled.get(hex(certificate));
    return signed != null
        && decode(signed.octets()).content().signatureAlgorithm() == signed.algorithm()
        && signed.algorithm().fits(issuer.algorithm())
        && verifies(issuer, signed.algorithm(), signed.octets(), signed.signature());
  }

  private static boolean verifies(
      SubjectPublicKeyInfo key, SignatureAlgorithm algorithm, byte[] octets, byte[] signature) {
    try {
      boolean rsa = key.algorithm().family() == KeyAlgorithm.Family.RSA;
      Signature verification = Signature.getInstance(TestKeys.jcaName(algorithm));
      verification.initVerify(
          KeyFactory.getInstance(rsa ? "RSA" : "EC")
              .generatePublic(new X509EncodedKeySpec(key.der())));
      verification.update(octets);
      return verification.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
