package org.countersign.adapters.crypto.x509;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.adapters.crypto.x509.TbsOctetsBuilder.attribute;
import static org.countersign.adapters.crypto.x509.TbsOctetsBuilder.octets;
import static org.countersign.application.port.crypto.DerWriter.bitString;
import static org.countersign.application.port.crypto.DerWriter.context;
import static org.countersign.application.port.crypto.DerWriter.contextConstructed;
import static org.countersign.application.port.crypto.DerWriter.element;
import static org.countersign.application.port.crypto.DerWriter.integer;
import static org.countersign.application.port.crypto.DerWriter.nil;
import static org.countersign.application.port.crypto.DerWriter.oid;
import static org.countersign.application.port.crypto.DerWriter.sequence;
import static org.countersign.application.port.crypto.DerWriter.set;
import static org.countersign.application.port.crypto.DerWriter.text;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.countersign.adapters.crypto.provider.Providers;
import org.countersign.application.port.crypto.CertificateEncoder;
import org.countersign.application.port.crypto.TestKeys;
import org.countersign.domain.x509.KeyAlgorithm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The fields but for the extensions: what never comes to a rule of the lint, for the reader refuses
 * to read it: each row is wrong in one thing.
 */
final class RefusedTbsCertificateTest {

  private static final byte[] NONE = {};
  private static final byte[] IN_2030 = text(0x17, "300101000000Z");

  private final CertificateEncoder encoder =
      new DerCertificateEncoder(Providers.withoutNativeCode());

  @ParameterizedTest(name = "{0}")
  @MethodSource({"fields", "times", "keys"})
  void refuses(String what, TbsOctetsBuilder certificate, String message) {
    assertThatThrownBy(() -> encoder.decode(certificate.der()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  static Stream<Arguments> fields() {
    byte[] name = attribute("2.5.4.3", text(0x0c, "a"));
    return Stream.of(
        row("version 1", octets().withVersion(NONE), "version is"),
        row(
            "version 2",
            octets().withVersion(contextConstructed(0, integer(1))),
            "version is 1; 2, which is v3, is the only one"),
        row(
            "version 4",
            octets().withVersion(contextConstructed(0, integer(3))),
            "version is 3; 2, which is v3, is the only one"),
        row(
            "serial number 0",
            octets().withSerialNumber(integer(0)),
            "serial number is not positive"),
        row(
            "a negative serial number",
            octets().withSerialNumber(integer(-1)),
            "serial number is not positive"),
        row(
            "a serial number of 21 octets",
            octets().withSerialNumber(integer(BigInteger.ONE.shiftLeft(159))),
            "serial number has 160 bits; at most 159 are allowed"),
        row(
            "a padded serial number",
            octets().withSerialNumber(element(0x02, new byte[] {0, 1})),
            "an INTEGER takes more octets than it needs"),
        row(
            "ECDSA with NULL",
            octets().withSignature(sequence(oid("1.2.840.10045.4.3.3"), nil())),
            "has parameters that it may not have"),
        row("SHA-1", octets().withSignature(sequence(oid("1.2.840.10045.4.1"))), "ECDSA-SHA1"),
        row("a subject that is no SEQUENCE", octets().withSubject(set(name)), "subject is a SET"),
        row(
            "an empty part of the subject",
            octets().withSubject(sequence(set())),
            "AttributeTypeAndValue is missing"),
        row(
            "a country that is a number",
            octets().withSubject(sequence(attribute("2.5.4.6", integer(1)))),
            "a string type is expected"),
        row(
            "a PrintableString with an asterisk",
            octets().withSubject(sequence(attribute("2.5.4.3", text(0x13, "*.example")))),
            "which no PrintableString can carry"),
        row(
            "a UTF8String that is none",
            octets()
                .withSubject(
                    sequence(attribute("2.5.4.3", element(0x0c, new byte[] {(byte) 0xff})))),
            "is not a well-formed UTF8String"),
        row(
            "issuerUniqueID",
            octets().withUniqueIdentifiers(context(1, new byte[] {0, 1})),
            "extensions is [1]"),
        row(
            "subjectUniqueID",
            octets().withUniqueIdentifiers(context(2, new byte[] {0, 1})),
            "extensions is [2]"),
        row("one more field", octets().withBehind(nil()), "tbsCertificate has more in it"));
  }

  static Stream<Arguments> times() {
    String noTime = "is no UTCTime or GeneralizedTime in whole seconds with Z";
    String notInDer = "a UTCTime is not written as in DER, in seconds and with Z";
    return Stream.of(
        row(
            "GeneralizedTime before 2050",
            octets().withValidity(IN_2030, text(0x18, "20491231235959Z")),
            "notAfter is a GeneralizedTime before 2050"),
        row("no seconds", octets().withValidity(IN_2030, text(0x17, "3004010000Z")), notInDer),
        row("fractions", octets().withValidity(IN_2030, text(0x18, "20510101000000.5Z")), noTime),
        row("an offset", octets().withValidity(IN_2030, text(0x17, "300401000000+0000")), notInDer),
        row("no zone", octets().withValidity(IN_2030, text(0x17, "300401000000")), notInDer),
        row(
            "February 30",
            octets().withValidity(IN_2030, text(0x17, "310230000000Z")),
            "notAfter is no moment of the calendar"),
        row(
            "an end at the beginning",
            octets().withValidity(IN_2030, IN_2030),
            "notBefore must be earlier than notAfter"));
  }

  static Stream<Arguments> keys() {
    byte[] ec =
        TestKeys.publicKey(KeyAlgorithm.EC_P256, TestKeys.shared(KeyAlgorithm.EC_P256)).der();
    byte[] offCurve = ec.clone();
    offCurve[offCurve.length - 1] ^= 1;
    byte[] rsa =
        TestKeys.publicKey(KeyAlgorithm.RSA_2048, TestKeys.shared(KeyAlgorithm.RSA_2048))
            .subjectPublicKey();
    return Stream.of(
        row(
            "rsaEncryption without NULL",
            octets()
                .withPublicKey(sequence(sequence(oid("1.2.840.113549.1.1.1")), bitString(0, rsa))),
            "the parameters of rsaEncryption are not NULL"),
        row(
            "id-RSASSA-PSS",
            octets()
                .withPublicKey(sequence(sequence(oid("1.2.840.113549.1.1.10")), bitString(0, rsa))),
            "Unsupported key algorithm"),
        row(
            "an EC key without a curve",
            octets()
                .withPublicKey(
                    sequence(
                        sequence(oid("1.2.840.10045.2.1")), bitString(0, new byte[] {4, 1, 1}))),
            "names no curve"),
        row("a point off the curve", octets().withPublicKey(offCurve), "is no point on P-256"));
  }

  private static Arguments row(String what, TbsOctetsBuilder certificate, String message) {
    return Arguments.of(what, certificate, message);
  }
}
