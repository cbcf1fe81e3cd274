package org.countersign.application.port.crypto;

import static org.countersign.application.port.crypto.DerWriter.bitString;
import static org.countersign.application.port.crypto.DerWriter.bool;
import static org.countersign.application.port.crypto.DerWriter.context;
import static org.countersign.application.port.crypto.DerWriter.contextConstructed;
import static org.countersign.application.port.crypto.DerWriter.integer;
import static org.countersign.application.port.crypto.DerWriter.join;
import static org.countersign.application.port.crypto.DerWriter.nil;
import static org.countersign.application.port.crypto.DerWriter.octetString;
import static org.countersign.application.port.crypto.DerWriter.oid;
import static org.countersign.application.port.crypto.DerWriter.sequence;
import static org.countersign.application.port.crypto.DerWriter.set;
import static org.countersign.application.port.crypto.DerWriter.text;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SignatureAlgorithm;

/** Makes CSRs as text, each octet of them if need be; what a test does not name is valid. */
public final class CertificationRequestTextBuilder {

  private static final int PRINTABLE_STRING = 0x13;
  private static final int UTF8_STRING = 0x0c;
  private static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";

  private KeyPair keys = TestKeys.shared(KeyAlgorithm.EC_P256);
  private SignatureAlgorithm signatureAlgorithm = SignatureAlgorithm.ECDSA_SHA256;
  private byte[] version = integer(0);
  private byte[] publicKey = keys.getPublic().getEncoded();
  private byte[] algorithmIdentifier = algorithm(SignatureAlgorithm.ECDSA_SHA256);
  private final List<byte[]> subject = new ArrayList<>();
  private final List<byte[]> extensions = new ArrayList<>();
  private final List<byte[]> attributes = new ArrayList<>();
  private byte[] trailing = {};
  private boolean signatureIsBroken;
  private boolean lacksAttributes;
  private boolean reversesAttributes;

  private CertificationRequestTextBuilder() {}

  /** P-256, SHA-256, subject {@code C=DE, CN=a.example}, no extension. */
  public static CertificationRequestTextBuilder aCertificationRequest() {
    return new CertificationRequestTextBuilder()
        .withAttribute(attribute("2.5.4.6", text(PRINTABLE_STRING, "DE")))
        .withAttribute(attribute("2.5.4.3", text(UTF8_STRING, "a.example")));
  }

  /** A key of that kind, and its default signature algorithm. */
  public CertificationRequestTextBuilder withKey(KeyAlgorithm algorithm) {
    keys = TestKeys.shared(algorithm);
    publicKey = keys.getPublic().getEncoded();
    return signedWith(SignatureAlgorithm.defaultFor(algorithm));
  }

  public CertificationRequestTextBuilder signedWith(SignatureAlgorithm algorithm) {
    signatureAlgorithm = algorithm;
    algorithmIdentifier = algorithm(algorithm);
    return this;
  }

  /** Says another algorithm than the one it was signed with. */
  public CertificationRequestTextBuilder sayingSignatureAlgorithm(byte[] identifier) {
    algorithmIdentifier = identifier;
    return this;
  }

  /** Holds another key than the one that signs. */
  public CertificationRequestTextBuilder withPublicKey(byte[] subjectPublicKeyInfo) {
    publicKey = subjectPublicKeyInfo;
    return this;
  }

  public CertificationRequestTextBuilder withVersion(long value) {
    version = integer(value);
    return this;
  }

  /** Without the field attributes, which is not to be left out. */
  public CertificationRequestTextBuilder withoutAttributes() {
    lacksAttributes = true;
    return this;
  }

  /** With its attributes in the order that is not that of DER. */
  public CertificationRequestTextBuilder withAttributesReversed() {
    reversesAttributes = true;
    return this;
  }

  public CertificationRequestTextBuilder withEmptySubject() {
    subject.clear();
    return this;
  }

  /** One more part of the subject, with one attribute. */
  public CertificationRequestTextBuilder withAttribute(byte[] attributeTypeAndValue) {
    subject.add(set(attributeTypeAndValue));
    return this;
  }

  /** One more part of the subject, as it is. */
  public CertificationRequestTextBuilder withSubjectPart(byte[] relativeDistinguishedName) {
    subject.add(relativeDistinguishedName);
    return this;
  }

  public static byte[] attribute(String type, byte[] value) {
    return sequence(oid(type), value);
  }

  public CertificationRequestTextBuilder withDnsName(String name) {
    return withNames(context(2, name.getBytes(StandardCharsets.US_ASCII)));
  }

  /** A subjectAltName of these GeneralNames. */
  public CertificationRequestTextBuilder withNames(byte[]... generalNames) {
    return withExtension("2.5.29.17", false, sequence(generalNames));
  }

  public CertificationRequestTextBuilder withExtension(
      String type, boolean critical, byte[] content) {
    extensions.add(
        critical
            ? sequence(oid(type), bool(true), octetString(content))
            : sequence(oid(type), octetString(content)));
    return this;
  }

  /** An Extension as it is. */
  public CertificationRequestTextBuilder withExtension(byte[] extension) {
    extensions.add(extension);
    return this;
  }

  /** An attribute of the request beside extensionRequest. */
  public CertificationRequestTextBuilder withRequestAttribute(String type, byte[]... values) {
    attributes.add(sequence(oid(type), set(values)));
    return this;
  }

  public CertificationRequestTextBuilder withBrokenSignature() {
    signatureIsBroken = true;
    return this;
  }

  public CertificationRequestTextBuilder followedBy(byte... octets) {
    trailing = octets;
    return this;
  }

  public byte[] der() {
    byte[] info =
        sequence(version, sequence(subject.toArray(byte[][]::new)), publicKey, requestAttributes());
    byte[] signature = TestKeys.sign(keys.getPrivate(), signatureAlgorithm, info);
    if (signatureIsBroken) {
      signature[signature.length - 1] ^= 1;
    }
    return join(sequence(info, algorithmIdentifier, bitString(0, signature)), trailing);
  }

  private byte[] requestAttributes() {
    List<byte[]> all = new ArrayList<>(attributes);
    if (!extensions.isEmpty()) {
      all.add(sequence(oid(EXTENSION_REQUEST), set(sequence(extensions.toArray(byte[][]::new)))));
    }
    if (lacksAttributes) {
      return new byte[0];
    }
    if (reversesAttributes) {
      all.sort((a, b) -> Arrays.compareUnsigned(b, a));
      return contextConstructed(0, all.toArray(byte[][]::new));
    }
    // Sorted as a SET OF is, under a tag of its own.
    byte[] sorted = set(all.toArray(byte[][]::new));
    sorted[0] = (byte) 0xa0;
    return sorted;
  }

  public String pem() {
    return pem(der());
  }

  /** One block, 64 characters a line. */
  public static String pem(byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN CERTIFICATE REQUEST-----\n"
        + base64
        + "\n-----END CERTIFICATE REQUEST-----\n";
  }

  private static byte[] algorithm(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case RSA_SHA256 -> sequence(oid("1.2.840.113549.1.1.11"), nil());
      case RSA_SHA384 -> sequence(oid("1.2.840.113549.1.1.12"), nil());
      case RSA_SHA512 -> sequence(oid("1.2.840.113549.1.1.13"), nil());
      case ECDSA_SHA256 -> sequence(oid("1.2.840.10045.4.3.2"));
      case ECDSA_SHA384 -> sequence(oid("1.2.840.10045.4.3.3"));
      case ECDSA_SHA512 -> sequence(oid("1.2.840.10045.4.3.4"));
    };
  }
}
