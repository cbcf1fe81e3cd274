package org.countersign.adapters.crypto.x509;

import static org.countersign.application.port.crypto.DerWriter.bitString;
import static org.countersign.application.port.crypto.DerWriter.bool;
import static org.countersign.application.port.crypto.DerWriter.context;
import static org.countersign.application.port.crypto.DerWriter.contextConstructed;
import static org.countersign.application.port.crypto.DerWriter.integer;
import static org.countersign.application.port.crypto.DerWriter.join;
import static org.countersign.application.port.crypto.DerWriter.octetString;
import static org.countersign.application.port.crypto.DerWriter.oid;
import static org.countersign.application.port.crypto.DerWriter.sequence;
import static org.countersign.application.port.crypto.DerWriter.set;
import static org.countersign.application.port.crypto.DerWriter.text;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.application.port.crypto.TestKeys;
import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/**
 * A tbsCertificate written octet by octet, right but for what a test changes: that of a server on a
 * P-256 key under a P-384 CA.
 */
final class TbsOctetsBuilder {

  static final byte[] ISSUER = sequence(attribute("2.5.4.3", text(0x0c, "Example CA")));
  static final SubjectPublicKeyInfo ISSUER_KEY =
      TestKeys.publicKey(KeyAlgorithm.EC_P384, TestKeys.shared(KeyAlgorithm.EC_P384));
  private static final SubjectPublicKeyInfo KEY =
      TestKeys.publicKey(KeyAlgorithm.EC_P256, TestKeys.shared(KeyAlgorithm.EC_P256));

  private byte[] version = contextConstructed(0, integer(2));
  private byte[] serialNumber = integer(BigInteger.ONE.shiftLeft(158));
  private byte[] signature = sequence(oid("1.2.840.10045.4.3.3"));
  private byte[] issuer = ISSUER;
  private byte[] validity = sequence(text(0x17, "300101000000Z"), text(0x17, "300401000000Z"));
  private byte[] subject = sequence(attribute("2.5.4.3", text(0x0c, "a.example")));
  private byte[] publicKey = KEY.der();
  private byte[] uniqueIdentifiers = new byte[0];
  private byte[] behind = new byte[0];
  private final Map<String, byte[]> extensions = new LinkedHashMap<>();
  private final List<byte[]> more = new ArrayList<>();

  private TbsOctetsBuilder() {
    withExtension(EncodedExtension.BASIC_CONSTRAINTS, true, sequence());
    withExtension(EncodedExtension.KEY_USAGE, true, bitString(7, new byte[] {(byte) 0x80}));
    withExtension(EncodedExtension.EXTENDED_KEY_USAGE, false, sequence(oid("1.3.6.1.5.5.7.3.1")));
    withExtension(EncodedExtension.SUBJECT_KEY_IDENTIFIER, false, octetString(KEY.keyIdentifier()));
    withExtension(
        EncodedExtension.AUTHORITY_KEY_IDENTIFIER,
        false,
        sequence(context(0, ISSUER_KEY.keyIdentifier())));
    withExtension(
        EncodedExtension.SUBJECT_ALTERNATIVE_NAME, false, sequence(text(0x82, "a.example")));
    withExtension(
        EncodedExtension.CRL_DISTRIBUTION_POINTS,
        false,
        sequence(
            sequence(
                contextConstructed(0, contextConstructed(0, text(0x86, "http://pki.example/c"))))));
    withExtension(
        EncodedExtension.AUTHORITY_INFORMATION_ACCESS,
        false,
        sequence(sequence(oid("1.3.6.1.5.5.7.48.1"), text(0x86, "http://pki.example/o"))));
  }

  static TbsOctetsBuilder octets() {
    return new TbsOctetsBuilder();
  }

  static byte[] attribute(String oid, byte[] value) {
    return set(sequence(oid(oid), value));
  }

  static byte[] extension(String oid, byte[] critical, byte[] content) {
    return sequence(oid(oid), critical, octetString(content));
  }

  TbsOctetsBuilder withVersion(byte... der) {
    version = der;
    return this;
  }

  TbsOctetsBuilder withSerialNumber(byte... der) {
    serialNumber = der;
    return this;
  }

  TbsOctetsBuilder withSignature(byte... der) {
    signature = der;
    return this;
  }

  TbsOctetsBuilder withIssuer(byte... der) {
    issuer = der;
    return this;
  }

  TbsOctetsBuilder withValidity(byte[] notBefore, byte[] notAfter) {
    validity = sequence(notBefore, notAfter);
    return this;
  }

  TbsOctetsBuilder withSubject(byte... der) {
    subject = der;
    return this;
  }

  TbsOctetsBuilder withPublicKey(byte... der) {
    publicKey = der;
    return this;
  }

  TbsOctetsBuilder withUniqueIdentifiers(byte... der) {
    uniqueIdentifiers = der;
    return this;
  }

  TbsOctetsBuilder withBehind(byte... der) {
    behind = der;
    return this;
  }

  /** In the place of the one of its kind. */
  TbsOctetsBuilder withExtension(String oid, boolean critical, byte[] content) {
    return withExtension(oid, critical ? bool(true) : new byte[0], content);
  }

  TbsOctetsBuilder withExtension(String oid, byte[] critical, byte[] content) {
    extensions.put(oid, extension(oid, critical, content));
    return this;
  }

  TbsOctetsBuilder withoutExtension(String oid) {
    extensions.remove(oid);
    return this;
  }

  TbsOctetsBuilder withoutExtensions() {
    extensions.clear();
    return this;
  }

  /** Behind the others, whatever their kinds. */
  TbsOctetsBuilder withOneMore(byte... extension) {
    more.add(extension);
    return this;
  }

  byte[] der() {
    byte[] all = join(extensions.values().toArray(byte[][]::new));
    return sequence(
        version,
        serialNumber,
        signature,
        issuer,
        validity,
        subject,
        publicKey,
        uniqueIdentifiers,
        contextConstructed(3, sequence(all, join(more.toArray(byte[][]::new)))),
        behind);
  }
}
