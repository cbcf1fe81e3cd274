package org.countersign.adapters.crypto.pkcs10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.aCertificationRequest;
import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.attribute;
import static org.countersign.application.port.crypto.DerWriter.bitString;
import static org.countersign.application.port.crypto.DerWriter.bool;
import static org.countersign.application.port.crypto.DerWriter.context;
import static org.countersign.application.port.crypto.DerWriter.element;
import static org.countersign.application.port.crypto.DerWriter.integer;
import static org.countersign.application.port.crypto.DerWriter.join;
import static org.countersign.application.port.crypto.DerWriter.nil;
import static org.countersign.application.port.crypto.DerWriter.octetString;
import static org.countersign.application.port.crypto.DerWriter.oid;
import static org.countersign.application.port.crypto.DerWriter.sequence;
import static org.countersign.application.port.crypto.DerWriter.text;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.Stream;
import org.countersign.adapters.crypto.provider.Providers;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.application.port.crypto.CertificationRequestTextBuilder;
import org.countersign.application.port.crypto.TestKeys;
import org.countersign.domain.x509.KeyAlgorithm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is refused, and in which words. Each request is signed by its key, so that nothing else is
 * wrong with it.
 */
final class StrictReadingTest {

  private static final String NOT_PKCS10 = "CSR is not a valid PKCS#10 structure: ";
  private static final String CN = "2.5.4.3";
  private static final String SAN = "2.5.29.17";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";

  private final CertificationRequestReader reader =
      new Pkcs10RequestReader(Providers.withoutNativeCode());

  @ParameterizedTest(name = "{0}")
  @MethodSource({"structures", "names", "extensions"})
  void refusesTheStructure(String what, CertificationRequestTextBuilder request, String message) {
    assertThat(reader.read(request.pem()))
        .as(what)
        .isEqualTo(new Unreadable("csr-not-pkcs10", NOT_PKCS10 + message));
  }

  static Stream<Arguments> structures() {
    return Stream.of(
        row("version 1", request().withVersion(1), "version is 1; 0, which is v1, is the only one"),
        row(
            "the attribute twice",
            request()
                .withRequestAttribute(EXTENSION_REQUEST, sequence(san("a.example")))
                .withRequestAttribute(EXTENSION_REQUEST, sequence(san("b.example"))),
            "the attribute extensionRequest is there twice"),
        row(
            "the attribute under both identifiers",
            request()
                .withRequestAttribute(EXTENSION_REQUEST, sequence(san("a.example")))
                .withRequestAttribute("1.3.6.1.4.1.311.2.1.14", sequence(san("b.example"))),
            "the attribute extensionRequest is there twice"),
        row(
            "two values of the attribute",
            request()
                .withRequestAttribute(
                    EXTENSION_REQUEST, sequence(san("a.example")), sequence(san("b.example"))),
            "extensionRequest has more in it than it may: a SEQUENCE (octet 143)"),
        row(
            "no value of the attribute",
            request().withRequestAttribute(EXTENSION_REQUEST),
            "Extensions is missing in extensionRequest"),
        row(
            "indefinite length",
            request().withRequestAttribute("1.2.3", new byte[] {0x30, (byte) 0x80, 0, 0}),
            "indefinite length is BER, not DER (octet 111)"),
        row(
            "a length with a leading zero",
            request()
                .withRequestAttribute(
                    "1.2.3", join(new byte[] {4, (byte) 0x82, 0, (byte) 0x80}, new byte[128])),
            "a length takes more octets than it needs (octet 116)"),
        row(
            "a short length in the long form",
            request().withRequestAttribute("1.2.3", new byte[] {4, (byte) 0x81, 1, 0}),
            "a length takes more octets than it needs (octet 111)"),
        row(
            "a padded integer",
            request().withRequestAttribute("1.2.3", new byte[] {2, 2, 0, 1}),
            "an INTEGER takes more octets than it needs (octet 111)"),
        row(
            "a boolean of 1",
            request().withRequestAttribute("1.2.3", new byte[] {1, 1, 1}),
            "a BOOLEAN is neither 00 nor FF (octet 111)"),
        row(
            "an octet string in pieces",
            request().withRequestAttribute("1.2.3", element(0x24, octetString(new byte[1]))),
            "an OCTET STRING in pieces is BER, not DER (octet 111)"),
        row(
            "bits in the padding",
            request().withRequestAttribute("1.2.3", bitString(4, new byte[] {(byte) 0xff})),
            "the unused bits of a BIT STRING are not zero (octet 111)"),
        row(
            "too deep",
            request().withRequestAttribute("1.2.3", nested(40)),
            "elements are nested more than 24 deep"),
        row(
            "too many",
            request().withRequestAttribute("1.2.3", sequence(new byte[20_000])),
            "end-of-contents is BER, not DER (octet 124)"),
        row(
            "too many that are well-formed",
            request().withRequestAttribute("1.2.3", sequence(many(nil(), 9000))),
            "there are more than 8192 elements in it"),
        row(
            "a high tag number",
            request().withRequestAttribute("1.2.3", new byte[] {0x1f, 0x1f, 0}),
            "a tag number above 30 has no place here (octet 111)"));
  }

  static Stream<Arguments> names() {
    return Stream.of(
        row(
            "an octet string in the subject",
            request().withAttribute(attribute(CN, octetString(new byte[] {65}))),
            "subject attribute common_name is an OCTET STRING (octet 19); a string type is expected"),
        row(
            "a set out of order",
            request()
                .withSubjectPart(
                    element(0x31, attribute(CN, text(0x0c, "b")), attribute(CN, text(0x0c, "a")))),
            "the elements of a SET (octet 10) are not in the order of DER"),
        row(
            "an empty part",
            request().withSubjectPart(element(0x31)),
            "AttributeTypeAndValue is missing in subject"),
        row(
            "a character that PrintableString lacks",
            request().withAttribute(attribute(CN, text(0x13, "a@b"))),
            "subject attribute common_name holds the octet 0x40, which no PrintableString can carry"),
        row(
            "an octet that IA5String lacks",
            request().withAttribute(attribute(CN, element(0x16, new byte[] {(byte) 0xe4}))),
            "subject attribute common_name holds the octet 0xe4, which no IA5String can carry"),
        row(
            "UTF-8 that is none",
            request()
                .withAttribute(attribute(CN, element(0x0c, new byte[] {(byte) 0xc0, (byte) 0x80}))),
            "subject attribute common_name is not a well-formed UTF8String"),
        row(
            "half a BMP character",
            request().withAttribute(attribute(CN, element(0x1e, new byte[3]))),
            "subject attribute common_name is no BMPString:"
                + " two octets a character, none beyond U+FFFF"),
        row(
            "a surrogate pair in a BMPString",
            request()
                .withAttribute(
                    attribute(
                        CN, element(0x1e, new byte[] {(byte) 0xd8, 0x3d, (byte) 0xdd, 0x11}))),
            "subject attribute common_name is no BMPString:"
                + " two octets a character, none beyond U+FFFF"));
  }

  static Stream<Arguments> extensions() {
    return Stream.of(
        row(
            "two subjectAltNames",
            request().withDnsName("a.example").withDnsName("b.example"),
            "the extension subjectAltName is there twice"),
        row(
            "two unknown ones",
            request().withExtension("1.2.3", false, nil()).withExtension("1.2.3", true, nil()),
            "the extension 1.2.3 is there twice"),
        row(
            "critical FALSE",
            request().withExtension(sequence(oid(SAN), bool(false), octetString(nil()))),
            "critical FALSE is written out in the extension 2.5.29.17; DER leaves a default out"),
        row(
            "octets behind the content",
            request().withExtension(SAN, false, join(sequence(context(2, new byte[] {65})), nil())),
            "in the extension subjectAltName, 2 octets follow the end of a SEQUENCE (octet 0)"),
        row("no name", request().withNames(), "GeneralName is missing in subjectAltName"),
        row(
            "a dNSName that is not ASCII",
            request().withNames(context(2, new byte[] {(byte) 0xc3, (byte) 0xa4})),
            "subjectAltName[0] holds the octet 0xc3, which no IA5String can carry"),
        row(
            "a name of no kind",
            request().withNames(context(9, new byte[1])),
            "subjectAltName[0] is [9] (octet 2); a GeneralName, [0] to [8], is expected"),
        row(
            "a constructed dNSName",
            request().withNames(element(0xa2, text(0x16, "a"))),
            "subjectAltName[0] is not encoded as dns_name is"),
        row(
            "no key usage",
            request().withExtension(KEY_USAGE, true, bitString(0, new byte[0])),
            "keyUsage has no bit set; at least one is to be"),
        row(
            "a key usage that means nothing",
            request().withExtension(KEY_USAGE, true, bitString(6, new byte[] {0, 0x40})),
            "keyUsage has bit 9 set, which means nothing"),
        row(
            "cA FALSE",
            request().withExtension(BASIC_CONSTRAINTS, true, sequence(bool(false))),
            "cA FALSE is written out in basicConstraints; DER leaves a default out"),
        row(
            "a path length without a CA",
            request().withExtension(BASIC_CONSTRAINTS, true, sequence(integer(1))),
            "basicConstraints has a pathLenConstraint without cA TRUE"),
        row(
            "a negative path length",
            request().withExtension(BASIC_CONSTRAINTS, true, sequence(bool(true), integer(-1))),
            "pathLenConstraint is not between 0 and 2147483647"),
        row(
            "no purpose",
            request().withExtension("2.5.29.37", false, sequence()),
            "KeyPurposeId is missing in extKeyUsage"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("keys")
  void refusesTheKey(String what, byte[] publicKey, String code, String message) {
    assertThat(reader.read(request().withPublicKey(publicKey).pem()))
        .as(what)
        .isEqualTo(new Unreadable(code, message));
  }

  static Stream<Arguments> keys() {
    BigInteger modulus = BigInteger.ONE.shiftLeft(2047).setBit(0);
    String size = "Supported: 2048, 3072, 4096";
    return Stream.of(
        key(
            "1024 bits",
            rsa(BigInteger.ONE.shiftLeft(1023).setBit(0), 65537),
            "csr-key-size-unsupported",
            "Unsupported RSA key size in CSR: 1024. " + size),
        key(
            "2047 bits",
            rsa(modulus.shiftRight(1), 65537),
            "csr-key-size-unsupported",
            "Unsupported RSA key size in CSR: 2047. " + size),
        key(
            "2049 bits",
            rsa(modulus.shiftLeft(1), 65537),
            "csr-key-size-unsupported",
            "Unsupported RSA key size in CSR: 2049. " + size),
        key(
            "an even modulus",
            rsa(modulus.clearBit(0), 65537),
            "csr-key-weak",
            "RSA modulus in CSR is even: it is no product of two odd primes"),
        key("exponent 3", rsa(modulus, 3), "csr-key-weak", exponent("3")),
        key("exponent 1", rsa(modulus, 1), "csr-key-weak", exponent("1")),
        key("exponent -3", rsa(modulus, -3), "csr-key-weak", exponent("-3")),
        key("exponent 65535", rsa(modulus, 65535), "csr-key-weak", exponent("65535")),
        key("exponent 65536", rsa(modulus, 65536), "csr-key-weak", exponent("65536")),
        key("an even exponent", rsa(modulus, 65538), "csr-key-weak", exponent("65538")),
        key(
            "a huge exponent",
            rsa(modulus, BigInteger.ONE.shiftLeft(256).setBit(0)),
            "csr-key-weak",
            exponent("a number of 257 bits")),
        key(
            "no NULL",
            spki(sequence(oid("1.2.840.113549.1.1.1")), new byte[1]),
            "csr-not-pkcs10",
            NOT_PKCS10 + "the parameters of rsaEncryption are not NULL"),
        key(
            "RSASSA-PSS", spki(sequence(oid("1.2.840.113549.1.1.10")), new byte[1]),
            "csr-key-algorithm-unsupported", algorithm("RSASSA-PSS")),
        key(
            "DSA", spki(sequence(oid("1.2.840.10040.4.1")), new byte[1]),
            "csr-key-algorithm-unsupported", algorithm("DSA")),
        key(
            "unheard of", spki(sequence(oid("2.999.1")), new byte[1]),
            "csr-key-algorithm-unsupported", algorithm("2.999.1")),
        key(
            "brainpool", ec(oid("1.3.36.3.3.2.8.1.1.7"), new byte[] {4}),
            "csr-key-curve-unsupported", curve("brainpoolP256r1")),
        key(
            "explicit parameters", ec(sequence(integer(1)), new byte[] {4}),
            "csr-key-curve-unsupported", curve("explicit parameters")),
        key(
            "implicit parameters", ec(nil(), new byte[] {4}),
            "csr-key-curve-unsupported", curve("implicit parameters")),
        key(
            "infinity",
            ec(oid(P256), new byte[] {0}),
            "csr-key-invalid",
            "EC public key in CSR is the point at infinity"),
        key(
            "compressed",
            ec(oid(P256), compressed()),
            "csr-key-invalid",
            "EC public key in CSR is not an uncompressed point (04, then both coordinates)"),
        key(
            "nothing",
            ec(oid(P256), new byte[0]),
            "csr-key-invalid",
            "EC public key in CSR is not an uncompressed point (04, then both coordinates)"),
        key(
            "off the curve",
            ec(oid(P256), offTheCurve()),
            "csr-key-invalid",
            "EC public key in CSR is no point on P-256"),
        key(
            "of another curve",
            ec(oid("1.3.132.0.34"), point()),
            "csr-key-invalid",
            "EC public key in CSR is no point on P-384"),
        key(
            "too long",
            ec(oid(P256), join(point(), new byte[1])),
            "csr-key-invalid",
            "EC public key in CSR is no point on P-256"),
        key(
            "beyond the field",
            ec(oid(P256), beyondTheField()),
            "csr-key-invalid",
            "EC public key in CSR is no point on P-256"));
  }

  private static final String P256 = "1.2.840.10045.3.1.7";

  private static CertificationRequestTextBuilder request() {
    return aCertificationRequest().withEmptySubject();
  }

  private static Arguments row(
      String what, CertificationRequestTextBuilder request, String message) {
    return Arguments.of(what, request, message);
  }

  private static Arguments key(String what, byte[] publicKey, String code, String message) {
    return Arguments.of(what, publicKey, code, message);
  }

  private static byte[] san(String name) {
    return sequence(
        oid(SAN),
        octetString(
            sequence(context(2, name.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))));
  }

  private static byte[] nested(int depth) {
    byte[] value = nil();
    for (int i = 0; i < depth; i++) {
      value = sequence(value);
    }
    return value;
  }

  private static byte[] many(byte[] one, int times) {
    byte[] all = new byte[one.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(one, 0, all, i * one.length, one.length);
    }
    return all;
  }

  private static String exponent(String exponent) {
    return "RSA public exponent in CSR is "
        + exponent
        + "; an odd number above 2^16 and below 2^256 is required";
  }

  private static String algorithm(String name) {
    return "Unsupported key algorithm in CSR: " + name + ". Supported: RSA, ECDSA";
  }

  private static String curve(String name) {
    return "Unsupported ECDSA curve in CSR: " + name + ". Supported: P-256, P-384, P-521";
  }

  private static byte[] rsa(BigInteger modulus, long exponent) {
    return rsa(modulus, BigInteger.valueOf(exponent));
  }

  private static byte[] rsa(BigInteger modulus, BigInteger exponent) {
    return spki(
        sequence(oid("1.2.840.113549.1.1.1"), nil()),
        sequence(integer(modulus), integer(exponent)));
  }

  private static byte[] ec(byte[] parameters, byte[] point) {
    return spki(sequence(oid("1.2.840.10045.2.1"), parameters), point);
  }

  private static byte[] spki(byte[] algorithm, byte[] key) {
    return sequence(algorithm, bitString(0, key));
  }

  private static byte[] point() {
    return TestKeys.publicKey(KeyAlgorithm.EC_P256, TestKeys.shared(KeyAlgorithm.EC_P256))
        .subjectPublicKey();
  }

  private static byte[] compressed() {
    byte[] point = Arrays.copyOf(point(), 33);
    point[0] = 2;
    return point;
  }

  private static byte[] offTheCurve() {
    byte[] point = point();
    point[64] ^= 1;
    return point;
  }

  /** Coordinates that are no elements of the field. */
  private static byte[] beyondTheField() {
    byte[] point = new byte[65];
    Arrays.fill(point, (byte) 0xff);
    point[0] = 4;
    return point;
  }
}
