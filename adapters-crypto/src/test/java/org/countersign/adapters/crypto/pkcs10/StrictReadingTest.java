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

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.countersign.adapters.crypto.provider.Providers;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.application.port.crypto.CertificationRequestTextBuilder;
import org.countersign.domain.request.RequestFlaw;
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
        .isEqualTo(new Unreadable(RequestFlaw.CSR_NOT_PKCS10, NOT_PKCS10 + message));
  }

  static Stream<Arguments> structures() {
    return Stream.of(
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
            "extensionRequest is there under both its identifiers, 1.2.840.113549.1.9.14 and"
                + " 1.3.6.1.4.1.311.2.1.14, and what they ask for differs"),
        row(
            "the attribute under both identifiers, empty under one",
            request()
                .withRequestAttribute(EXTENSION_REQUEST, sequence(san("a.example")))
                .withRequestAttribute("1.3.6.1.4.1.311.2.1.14"),
            "extensionRequest is there under both its identifiers, 1.2.840.113549.1.9.14 and"
                + " 1.3.6.1.4.1.311.2.1.14, and what they ask for differs"),
        row(
            "a version of many bits",
            request().withVersion(1L << 40),
            "version is a number of 41 bits"),
        row(
            "two values of the attribute",
            request()
                .withRequestAttribute(
                    EXTENSION_REQUEST, sequence(san("a.example")), sequence(san("b.example"))),
            "extensionRequest has more in it than it may: a SEQUENCE (octet 143)"),
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
            "a UTCTime without seconds",
            request().withRequestAttribute("1.2.3", text(0x17, "2601010000Z")),
            "a UTCTime is not written as in DER, in seconds and with Z (octet 111)"),
        row(
            "a GeneralizedTime with an offset",
            request().withRequestAttribute("1.2.3", text(0x18, "20260101000000+0100")),
            "a GeneralizedTime is not written as in DER, in seconds and with Z (octet 111)"),
        row(
            "a GeneralizedTime with a fraction that ends in 0",
            request().withRequestAttribute("1.2.3", text(0x18, "20260101000000.50Z")),
            "a GeneralizedTime is not written as in DER, in seconds and with Z (octet 111)"),
        row(
            "a boolean of 1",
            request().withRequestAttribute("1.2.3", new byte[] {1, 1, 1}),
            "a BOOLEAN is neither 00 nor FF (octet 111)"),
        row(
            "an octet string in pieces",
            request().withRequestAttribute("1.2.3", element(0x24, octetString(new byte[1]))),
            "an OCTET STRING in pieces is BER, not DER (octet 111)"),
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
            "an empty part",
            request().withSubjectPart(element(0x31)),
            "AttributeTypeAndValue is missing in RelativeDistinguishedName in subject"),
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

  private static CertificationRequestTextBuilder request() {
    return aCertificationRequest().withEmptySubject();
  }

  private static Arguments row(
      String what, CertificationRequestTextBuilder request, String message) {
    return Arguments.of(what, request, message);
  }

  private static byte[] san(String name) {
    return sequence(
        oid(SAN), octetString(sequence(context(2, name.getBytes(StandardCharsets.US_ASCII)))));
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
}
