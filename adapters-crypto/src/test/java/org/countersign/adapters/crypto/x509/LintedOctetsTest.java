package org.countersign.adapters.crypto.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.adapters.crypto.x509.TbsOctetsBuilder.attribute;
import static org.countersign.adapters.crypto.x509.TbsOctetsBuilder.octets;
import static org.countersign.application.port.crypto.DerWriter.bitString;
import static org.countersign.application.port.crypto.DerWriter.context;
import static org.countersign.application.port.crypto.DerWriter.integer;
import static org.countersign.application.port.crypto.DerWriter.nil;
import static org.countersign.application.port.crypto.DerWriter.octetString;
import static org.countersign.application.port.crypto.DerWriter.oid;
import static org.countersign.application.port.crypto.DerWriter.sequence;
import static org.countersign.application.port.crypto.DerWriter.set;
import static org.countersign.application.port.crypto.DerWriter.text;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.countersign.adapters.crypto.provider.Providers;
import org.countersign.application.port.crypto.CertificateEncoder;
import org.countersign.domain.issuance.EncodedCertificate;
import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.Issuer;
import org.countersign.domain.issuance.Lint;
import org.countersign.domain.issuance.LintSubject;
import org.countersign.domain.issuance.lint.CertificateRules;
import org.countersign.domain.x509.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is wrong in the octets, and can be read all the same, comes through the reader to the rule
 * that finds it: each row is wrong in one thing and found by that one rule.
 */
final class LintedOctetsTest {

  private static final Validity ISSUER_VALIDITY =
      new Validity(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2040-01-01T00:00:00Z"));

  private final CertificateEncoder encoder =
      new DerCertificateEncoder(Providers.withoutNativeCode());
  private final Lint lint = new Lint(CertificateRules.ALL);

  @Test
  void passesWhatIsRight() {
    assertThat(codes(octets())).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource({"fields", "subjects", "criticalities", "extensions"})
  void finds(String what, TbsOctetsBuilder certificate, String code) {
    assertThat(codes(certificate)).containsExactly(code);
  }

  @Test
  void findsACountryAsUtf8String() {
    assertThat(codes(octets().withSubject(sequence(attribute("2.5.4.6", text(0x0c, "DE"))))))
        .containsExactly("subject-string-type", "country-malformed");
  }

  @Test
  void findsRsaWithoutItsNull() {
    byte[] bare = sequence(oid("1.2.840.113549.1.1.11"));
    assertThat(codes(octets().withSignature(bare)))
        .containsExactly("signature-algorithm-unfit", "signature-identifier-encoding");
  }

  /** The decision is what the octets say, so that no rule but the one meant has a say. */
  private List<String> codes(TbsOctetsBuilder certificate) {
    byte[] der = certificate.der();
    EncodedCertificate read = encoder.decode(der);
    Issuer issuer =
        new Issuer(
            TbsOctetsBuilder.ISSUER,
            TbsOctetsBuilder.ISSUER_KEY,
            ISSUER_VALIDITY,
            OptionalInt.empty());
    Lint.Result result = lint.check(new LintSubject(read.content(), read, der, issuer));
    return result instanceof Lint.Failed failed
        ? failed.findings().stream().map(Lint.Finding::code).toList()
        : List.of();
  }

  static Stream<Arguments> fields() {
    return Stream.of(
        row(
            "a serial number of 8 octets",
            octets().withSerialNumber(integer(Long.MAX_VALUE)),
            "serial-number-too-short"),
        row(
            "RSA signs under an EC key",
            octets().withSignature(sequence(oid("1.2.840.113549.1.1.11"), nil())),
            "signature-algorithm-unfit"),
        row(
            "another issuer",
            octets().withIssuer(sequence(attribute("2.5.4.3", text(0x0c, "Example CB")))),
            "issuer-differs"),
        row(
            "an end after the issuer's",
            octets().withValidity(text(0x17, "300101000000Z"), text(0x17, "400101000001Z")),
            "validity-outside-issuer"));
  }

  static Stream<Arguments> subjects() {
    byte[] name = sequence(oid("2.5.4.3"), text(0x0c, "a"));
    byte[] another = sequence(oid("2.5.4.3"), text(0x0c, "b"));
    return Stream.of(
        row(
            "neither subject nor subjectAltName",
            octets()
                .withSubject(sequence())
                .withoutExtension(EncodedExtension.SUBJECT_ALTERNATIVE_NAME),
            "no-name"),
        row(
            "65 characters",
            octets().withSubject(sequence(attribute("2.5.4.3", text(0x0c, "a".repeat(65))))),
            "subject-value-out-of-bounds"),
        row(
            "an IA5String",
            octets().withSubject(sequence(attribute("2.5.4.3", text(0x16, "a.example")))),
            "subject-string-type"),
        row(
            "a NUL",
            octets().withSubject(sequence(attribute("2.5.4.3", text(0x0c, "a.example\0.b")))),
            "subject-control-character"),
        row(
            "two common names in one part",
            octets().withSubject(sequence(set(name, another))),
            "relative-name-repeats-a-type"),
        row(
            "a country with a digit",
            octets().withSubject(sequence(attribute("2.5.4.6", text(0x13, "D1")))),
            "country-malformed"));
  }

  static Stream<Arguments> criticalities() {
    byte[] identifier = sequence(context(0, TbsOctetsBuilder.ISSUER_KEY.keyIdentifier()));
    byte[] usage = bitString(7, new byte[] {(byte) 0x80});
    byte[] purposes = sequence(oid("1.3.6.1.5.5.7.3.1"));
    byte[] names = sequence(text(0x82, "a.example"));
    return Stream.of(
        row(
            "basicConstraints not critical",
            octets().withExtension(EncodedExtension.BASIC_CONSTRAINTS, false, sequence()),
            "basic-constraints-not-critical"),
        row(
            "keyUsage not critical",
            octets().withExtension(EncodedExtension.KEY_USAGE, false, usage),
            "key-usage-not-critical"),
        row(
            "extKeyUsage critical",
            octets().withExtension(EncodedExtension.EXTENDED_KEY_USAGE, true, purposes),
            "extended-key-usage-criticality"),
        row(
            "extKeyUsage not critical for time stamping",
            octets()
                .withExtension(
                    EncodedExtension.EXTENDED_KEY_USAGE, false, sequence(oid("1.3.6.1.5.5.7.3.8"))),
            "extended-key-usage-criticality"),
        row(
            "authorityKeyIdentifier critical",
            octets().withExtension(EncodedExtension.AUTHORITY_KEY_IDENTIFIER, true, identifier),
            "authority-key-identifier-critical"),
        row(
            "subjectAltName critical beside a subject",
            octets().withExtension(EncodedExtension.SUBJECT_ALTERNATIVE_NAME, true, names),
            "subject-alternative-name-criticality"),
        row(
            "subjectAltName not critical without a subject",
            octets().withSubject(sequence()),
            "subject-alternative-name-criticality"));
  }

  static Stream<Arguments> extensions() {
    byte[] purpose = oid("1.3.6.1.5.5.7.3.1");
    return Stream.of(
        row(
            "no authorityKeyIdentifier",
            octets().withoutExtension(EncodedExtension.AUTHORITY_KEY_IDENTIFIER),
            "authority-key-identifier-differs"),
        row(
            "no subjectKeyIdentifier",
            octets().withoutExtension(EncodedExtension.SUBJECT_KEY_IDENTIFIER),
            "subject-key-identifier-differs"),
        row(
            "another subjectKeyIdentifier",
            octets()
                .withExtension(
                    EncodedExtension.SUBJECT_KEY_IDENTIFIER, false, octetString(new byte[20])),
            "subject-key-identifier-differs"),
        row(
            "nine bits of keyUsage, eight of them zero",
            octets()
                .withExtension(
                    EncodedExtension.KEY_USAGE, true, bitString(7, new byte[] {(byte) 0x80, 0})),
            "key-usage-padded"),
        row(
            "keyEncipherment on an EC key",
            octets()
                .withExtension(
                    EncodedExtension.KEY_USAGE, true, bitString(5, new byte[] {(byte) 0xa0})),
            "key-usage-unfit"),
        row(
            "keyCertSign without cA",
            octets()
                .withExtension(
                    EncodedExtension.KEY_USAGE, true, bitString(2, new byte[] {(byte) 0x84})),
            "key-cert-sign-without-ca"),
        row(
            "decipherOnly alone",
            octets()
                .withExtension(
                    EncodedExtension.KEY_USAGE, true, bitString(7, new byte[] {0, (byte) 0x80})),
            "encipher-only-without-key-agreement"),
        row(
            "serverAuth twice",
            octets()
                .withExtension(
                    EncodedExtension.EXTENDED_KEY_USAGE, false, sequence(purpose, purpose)),
            "extended-key-usage-repeated"),
        row(
            "a relative pointer",
            octets()
                .withExtension(
                    EncodedExtension.AUTHORITY_INFORMATION_ACCESS,
                    false,
                    sequence(sequence(oid("1.3.6.1.5.5.7.48.2"), text(0x86, "/issuer")))),
            "pointer-not-http"));
  }

  private static Arguments row(String what, TbsOctetsBuilder certificate, String code) {
    return Arguments.of(what, certificate, code);
  }
}
