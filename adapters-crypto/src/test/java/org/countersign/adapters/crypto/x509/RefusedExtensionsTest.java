package org.countersign.adapters.crypto.x509;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.adapters.crypto.x509.TbsOctetsBuilder.extension;
import static org.countersign.adapters.crypto.x509.TbsOctetsBuilder.octets;
import static org.countersign.application.port.crypto.DerWriter.bitString;
import static org.countersign.application.port.crypto.DerWriter.bool;
import static org.countersign.application.port.crypto.DerWriter.context;
import static org.countersign.application.port.crypto.DerWriter.contextConstructed;
import static org.countersign.application.port.crypto.DerWriter.element;
import static org.countersign.application.port.crypto.DerWriter.integer;
import static org.countersign.application.port.crypto.DerWriter.nil;
import static org.countersign.application.port.crypto.DerWriter.oid;
import static org.countersign.application.port.crypto.DerWriter.sequence;
import static org.countersign.application.port.crypto.DerWriter.text;
import static org.countersign.domain.issuance.EncodedExtension.AUTHORITY_INFORMATION_ACCESS;
import static org.countersign.domain.issuance.EncodedExtension.AUTHORITY_KEY_IDENTIFIER;
import static org.countersign.domain.issuance.EncodedExtension.BASIC_CONSTRAINTS;
import static org.countersign.domain.issuance.EncodedExtension.CRL_DISTRIBUTION_POINTS;
import static org.countersign.domain.issuance.EncodedExtension.EXTENDED_KEY_USAGE;
import static org.countersign.domain.issuance.EncodedExtension.KEY_USAGE;
import static org.countersign.domain.issuance.EncodedExtension.SUBJECT_ALTERNATIVE_NAME;

import java.util.stream.Stream;
import org.countersign.adapters.crypto.provider.Providers;
import org.countersign.application.port.crypto.CertificateEncoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The extensions: what never comes to a rule of the lint, for the reader refuses to read it. Each
 * row is wrong in one thing.
 */
final class RefusedExtensionsTest {

  private static final byte[] NONE = {};

  private final CertificateEncoder encoder =
      new DerCertificateEncoder(Providers.withoutNativeCode());

  @ParameterizedTest(name = "{0}")
  @MethodSource({"extensionLists", "usages", "names", "pointers"})
  void refuses(String what, TbsOctetsBuilder certificate, String message) {
    assertThatThrownBy(() -> encoder.decode(certificate.der()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  static Stream<Arguments> extensionLists() {
    byte[] notCa = extension(BASIC_CONSTRAINTS, bool(true), sequence());
    return Stream.of(
        row("no extension at all", octets().withoutExtensions(), "Extension is missing"),
        row(
            "one kind twice",
            octets().withOneMore(notCa),
            "the extension basicConstraints is there twice"),
        row(
            "critical FALSE written out",
            octets().withExtension(BASIC_CONSTRAINTS, bool(false), sequence()),
            "DER leaves a default out"),
        row(
            "no basicConstraints",
            octets().withoutExtension(BASIC_CONSTRAINTS),
            "basicConstraints is missing"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "certificatePolicies, 2.5.29.32",
    "policyMappings, 2.5.29.33",
    "issuerAltName, 2.5.29.18",
    "subjectDirectoryAttributes, 2.5.29.9",
    "nameConstraints, 2.5.29.30",
    "policyConstraints, 2.5.29.36",
    "inhibitAnyPolicy, 2.5.29.54",
    "freshestCRL, 2.5.29.46",
    "subjectInfoAccess, 1.3.6.1.5.5.7.1.11",
    "a private one, 2.999.1",
  })
  void refusesAnExtensionThatIsNeverWritten(String what, String oid) {
    byte[] der = octets().withOneMore(extension(oid, NONE, sequence())).der();
    assertThatThrownBy(() -> encoder.decode(der))
        .hasMessageContaining(
            "there are extensions that Countersign does not write: [" + oid + "]");
  }

  static Stream<Arguments> usages() {
    byte[] keyIdentifier = context(0, new byte[20]);
    return Stream.of(
        row(
            "cA FALSE written out",
            octets().withExtension(BASIC_CONSTRAINTS, true, sequence(bool(false))),
            "cA FALSE is written out"),
        row(
            "a path length without cA",
            octets().withExtension(BASIC_CONSTRAINTS, true, sequence(integer(0))),
            "pathLenConstraint without cA TRUE"),
        row(
            "a path length below 0",
            octets().withExtension(BASIC_CONSTRAINTS, true, sequence(bool(true), integer(-1))),
            "pathLenConstraint is not between 0"),
        row(
            "no key usage",
            octets().withExtension(KEY_USAGE, true, bitString(0, NONE)),
            "keyUsage has no bit set"),
        row(
            "a tenth bit",
            octets().withExtension(KEY_USAGE, true, bitString(6, new byte[] {0, 0x40})),
            "keyUsage has bit 9 set, which means nothing"),
        row(
            "no purpose",
            octets().withExtension(EXTENDED_KEY_USAGE, false, sequence()),
            "KeyPurposeId is missing"),
        row(
            "no keyIdentifier",
            octets().withExtension(AUTHORITY_KEY_IDENTIFIER, false, sequence()),
            "keyIdentifier is missing"),
        row(
            "authorityCertSerialNumber alone",
            octets()
                .withExtension(
                    AUTHORITY_KEY_IDENTIFIER,
                    false,
                    sequence(keyIdentifier, context(2, new byte[] {1}))),
            "authorityKeyIdentifier has more in it"));
  }

  static Stream<Arguments> names() {
    String canonical = "subjectAltName[0] is not in canonical form";
    return Stream.of(
        row("no name", withNames(), "GeneralName is missing"),
        row("an empty dNSName", withNames(text(0x82, "")), canonical),
        row("a dNSName of a blank", withNames(text(0x82, " ")), canonical),
        row("an underscore", withNames(text(0x82, "a_b.example")), canonical),
        row("a trailing dot", withNames(text(0x82, "a.example.")), canonical),
        row("upper case", withNames(text(0x82, "A.example")), canonical),
        row("a label of 64", withNames(text(0x82, "a".repeat(64) + ".example")), canonical),
        row("254 characters", withNames(text(0x82, "a.".repeat(126) + "aa")), canonical),
        row("a wildcard inside", withNames(text(0x82, "a.*.example")), canonical),
        row("half a wildcard", withNames(text(0x82, "a*.example")), canonical),
        row("a number for a name", withNames(text(0x82, "192.0.2.1")), canonical),
        row("beyond ASCII", withNames(text(0x82, "b\u00fccher.example")), "no IA5String"),
        row("no mailbox", withNames(text(0x81, "a.example")), canonical),
        row("a mailbox with a name", withNames(text(0x81, "A <a@a.example>")), canonical),
        row("a relative URI", withNames(text(0x86, "/a")), canonical),
        row("a URI of nothing but a scheme", withNames(text(0x86, "http:")), canonical),
        row("three octets of iPAddress", withNames(element(0x87, new byte[3])), canonical),
        row("eight octets of iPAddress", withNames(element(0x87, new byte[8])), canonical),
        row("seventeen octets", withNames(element(0x87, new byte[17])), canonical),
        row(
            "otherName",
            withNames(contextConstructed(0, oid("2.999"), contextConstructed(0, nil()))),
            canonical),
        row("directoryName", withNames(contextConstructed(4, sequence())), canonical),
        row("a tag that is none", withNames(context(9, NONE)), "a GeneralName, [0] to [8]"));
  }

  private static TbsOctetsBuilder withNames(byte[]... generalNames) {
    return octets().withExtension(SUBJECT_ALTERNATIVE_NAME, false, sequence(generalNames));
  }

  static Stream<Arguments> pointers() {
    byte[] uri = text(0x86, "http://pki.example/");
    byte[] ocsp = sequence(oid("1.3.6.1.5.5.7.48.1"), uri);
    byte[] fullName = contextConstructed(0, contextConstructed(0, uri));
    return Stream.of(
        row(
            "no distribution point",
            octets().withExtension(CRL_DISTRIBUTION_POINTS, false, sequence()),
            "is missing in cRLDistributionPoints"),
        row(
            "a distribution point of reasons alone",
            octets()
                .withExtension(
                    CRL_DISTRIBUTION_POINTS, false, sequence(sequence(context(1, new byte[] {0})))),
            "distributionPoint is [1]"),
        row(
            "a distribution point with a crlIssuer",
            octets()
                .withExtension(
                    CRL_DISTRIBUTION_POINTS,
                    false,
                    sequence(sequence(fullName, contextConstructed(2, uri)))),
            "DistributionPoint has more in it"),
        row(
            "no access description",
            octets().withExtension(AUTHORITY_INFORMATION_ACCESS, false, sequence()),
            "AccessDescription is missing"),
        row(
            "two OCSP responders",
            octets().withExtension(AUTHORITY_INFORMATION_ACCESS, false, sequence(ocsp, ocsp)),
            "one entry too many for 1.3.6.1.5.5.7.48.1"),
        row(
            "a location that is no URI",
            octets()
                .withExtension(
                    AUTHORITY_INFORMATION_ACCESS,
                    false,
                    sequence(sequence(oid("1.3.6.1.5.5.7.48.1"), text(0x82, "a.example")))),
            "a pointer is [2]"),
        row(
            "a location with a blank",
            octets()
                .withExtension(
                    AUTHORITY_INFORMATION_ACCESS,
                    false,
                    sequence(sequence(oid("1.3.6.1.5.5.7.48.1"), text(0x86, "http://a b")))),
            "a pointer is no URI"));
  }

  private static Arguments row(String what, TbsOctetsBuilder certificate, String message) {
    return Arguments.of(what, certificate, message);
  }
}
