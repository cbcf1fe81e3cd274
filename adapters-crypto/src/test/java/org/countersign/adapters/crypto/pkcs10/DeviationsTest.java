package org.countersign.adapters.crypto.pkcs10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.aCertificationRequest;
import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.attribute;
import static org.countersign.application.port.crypto.DerWriter.bitString;
import static org.countersign.application.port.crypto.DerWriter.bool;
import static org.countersign.application.port.crypto.DerWriter.context;
import static org.countersign.application.port.crypto.DerWriter.element;
import static org.countersign.application.port.crypto.DerWriter.nil;
import static org.countersign.application.port.crypto.DerWriter.octetString;
import static org.countersign.application.port.crypto.DerWriter.oid;
import static org.countersign.application.port.crypto.DerWriter.sequence;
import static org.countersign.application.port.crypto.DerWriter.set;
import static org.countersign.application.port.crypto.DerWriter.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.adapters.crypto.key.PemPublicKeyReader;
import org.countersign.adapters.crypto.provider.Providers;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.crypto.CertificationRequestReader.Readable;
import org.countersign.application.port.crypto.CertificationRequestTextBuilder;
import org.countersign.application.port.crypto.PublicKeyReader;
import org.countersign.application.port.crypto.TestKeys;
import org.countersign.domain.request.CertificationRequest;
import org.countersign.domain.request.Deviation;
import org.countersign.domain.x509.KeyAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * CSRs that are not written as they should be, beside the same ones written so: both say the same,
 * and of the first it is told what is wrong with it.
 */
final class DeviationsTest {

  private static final Path DOCUMENT = Path.of("../docs/csr-deviations.md");

  private static final String CN = "2.5.4.3";
  private static final String C = "2.5.4.6";
  private static final String O = "2.5.4.10";
  private static final String SAN = "2.5.29.17";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";
  private static final String MICROSOFT = "1.3.6.1.4.1.311.2.1.14";
  private static final String RSA = "1.2.840.113549.1.1.1";
  private static final int PRINTABLE = 0x13;
  private static final int UTF8 = 0x0c;

  private final CertificationRequestReader reader =
      new Pkcs10RequestReader(Providers.withoutNativeCode());

  /**
   * @param proper the same, written as it should be
   */
  record Case(
      String what,
      CertificationRequestTextBuilder deviating,
      CertificationRequestTextBuilder proper,
      String field,
      String message) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(structures(), extensionRequests(), extensions(), algorithms(), subjects())
        .flatMap(cases -> cases);
  }

  private static CertificationRequestTextBuilder request() {
    return aCertificationRequest().withEmptySubject();
  }

  private static Stream<Case> structures() {
    return Stream.of(
        new Case(
            "no attributes",
            request().withoutAttributes(),
            request(),
            "attributes",
            "the field attributes, [0], is missing; it should be there, if empty (RFC 2986, 4.1)"),
        new Case(
            "another version",
            request().withVersion(2),
            request(),
            "version",
            "version is 2; 0, which is v1, is the only one (RFC 2986, 4.1)"),
        new Case(
            "attributes out of order",
            request()
                .withDnsName("a.example")
                .withRequestAttribute("1.2.3", nil())
                .withAttributesReversed(),
            request().withDnsName("a.example").withRequestAttribute("1.2.3", nil()),
            "attributes",
            "the attributes are not in the order of DER"),
        new Case(
            "a set in an attribute out of order",
            request().withRequestAttribute("1.2.3", element(0x31, text(UTF8, "b"), nil())),
            request().withRequestAttribute("1.2.3", element(0x31, nil(), text(UTF8, "b"))),
            "attributes",
            "the elements of a SET (octet 111) are not in the order of DER"),
        new Case(
            "bits in the padding of an attribute",
            request().withRequestAttribute("1.2.3", bitString(4, new byte[] {(byte) 0xff})),
            request().withRequestAttribute("1.2.3", bitString(4, new byte[] {(byte) 0xf0})),
            "attributes",
            "the unused bits of a BIT STRING are not zero (octet 111)"));
  }

  private static Stream<Case> extensionRequests() {
    byte[] names = sequence(san());
    return Stream.of(
        new Case(
            "extensionRequest without a value",
            request().withRequestAttribute(EXTENSION_REQUEST),
            request(),
            "attributes",
            "extensionRequest has no value; it should have one, or not be there"),
        new Case(
            "extensionRequest for nothing",
            request().withRequestAttribute(EXTENSION_REQUEST, sequence()),
            request(),
            "attributes",
            "extensionRequest asks for no extension; it should for one, or not be there"),
        new Case(
            "extensionRequest under both identifiers",
            request()
                .withRequestAttribute(EXTENSION_REQUEST, names)
                .withRequestAttribute(MICROSOFT, names),
            request().withDnsName("a.example"),
            "attributes",
            "extensionRequest is there under both its identifiers, 1.2.840.113549.1.9.14 and"
                + " 1.3.6.1.4.1.311.2.1.14, with the same content"));
  }

  private static byte[] san() {
    return sequence(oid(SAN), octetString(sequence(dnsName())));
  }

  private static byte[] dnsName() {
    return context(2, "a.example".getBytes(StandardCharsets.US_ASCII));
  }

  private static Stream<Case> extensions() {
    return Stream.of(
        new Case(
            "critical FALSE",
            request()
                .withExtension(sequence(oid(SAN), bool(false), octetString(sequence(dnsName())))),
            request().withDnsName("a.example"),
            "subjectAltName",
            "critical FALSE is written out in the extension 2.5.29.17; DER leaves a default out"),
        new Case(
            "cA FALSE",
            request().withExtension(BASIC_CONSTRAINTS, true, sequence(bool(false))),
            request().withExtension(BASIC_CONSTRAINTS, true, sequence()),
            "basicConstraints",
            "cA FALSE is written out in basicConstraints; DER leaves a default out"),
        new Case(
            "zero bits at the end of keyUsage",
            request().withExtension(KEY_USAGE, true, bitString(7, new byte[] {(byte) 0x80, 0})),
            request().withExtension(KEY_USAGE, true, bitString(7, new byte[] {(byte) 0x80})),
            "keyUsage",
            "keyUsage ends in zero bits; DER leaves them out of a named bit list"),
        new Case(
            "bits in the padding of keyUsage",
            request().withExtension(KEY_USAGE, true, bitString(7, new byte[] {(byte) 0xff})),
            request().withExtension(KEY_USAGE, true, bitString(7, new byte[] {(byte) 0x80})),
            "keyUsage",
            "the unused bits of a BIT STRING are not zero (octet 0)"));
  }

  private static Stream<Case> algorithms() {
    return Stream.of(
        new Case(
            "an RSA signature without NULL",
            request()
                .withKey(KeyAlgorithm.RSA_2048)
                .sayingSignatureAlgorithm(sequence(oid("1.2.840.113549.1.1.11"))),
            request().withKey(KeyAlgorithm.RSA_2048),
            "signatureAlgorithm",
            "the parameters of the signature algorithm RSA-SHA256 are absent; they should be NULL"
                + " (RFC 4055, 5)"),
        new Case(
            "an ECDSA signature with NULL",
            request().sayingSignatureAlgorithm(sequence(oid("1.2.840.10045.4.3.2"), nil())),
            request(),
            "signatureAlgorithm",
            "the parameters of the signature algorithm ECDSA-SHA256 are NULL; they should be absent"
                + " (RFC 5758, 3.2)"),
        new Case(
            "an RSA key without NULL",
            request().withKey(KeyAlgorithm.RSA_2048).withPublicKey(rsaKeyWithoutNull()),
            request().withKey(KeyAlgorithm.RSA_2048),
            "publicKey",
            "the parameters of rsaEncryption are not NULL, as they should be, but absent (RFC 3279,"
                + " 2.3.1)"));
  }

  private static byte[] rsaKeyWithoutNull() {
    byte[] key =
        TestKeys.publicKey(KeyAlgorithm.RSA_2048, TestKeys.shared(KeyAlgorithm.RSA_2048))
            .subjectPublicKey();
    return sequence(sequence(oid(RSA)), bitString(0, key));
  }

  private static Stream<Case> subjects() {
    return Stream.of(
        new Case(
            "a part out of order",
            request()
                .withSubjectPart(
                    element(0x31, attribute(O, text(UTF8, "b")), attribute(CN, text(UTF8, "a")))),
            request()
                .withSubjectPart(
                    set(attribute(O, text(UTF8, "b")), attribute(CN, text(UTF8, "a")))),
            "subject",
            "the elements of a SET (octet 10) are not in the order of DER"),
        new Case(
            "a country in lower case",
            request().withAttribute(attribute(C, text(PRINTABLE, "us"))),
            request().withAttribute(attribute(C, text(PRINTABLE, "US"))),
            "subject.country",
            "country 'us' is not in upper case; it is issued as 'US', a PrintableString (RFC 5280,"
                + " appendix A.1)"),
        new Case(
            "a country as UTF8String",
            request().withAttribute(attribute(C, text(UTF8, "US"))),
            request().withAttribute(attribute(C, text(PRINTABLE, "US"))),
            "subject.country",
            "country 'US' is a UTF8String; it is issued as 'US', a PrintableString (RFC 5280,"
                + " appendix A.1)"),
        new Case(
            "two values of a type in one part",
            request()
                .withSubjectPart(set(attribute(O, text(UTF8, "A")), attribute(O, text(UTF8, "B")))),
            request()
                .withAttribute(attribute(O, text(UTF8, "A")))
                .withAttribute(attribute(O, text(UTF8, "B"))),
            "subject.organization",
            "organization stands more than once in one part of the subject; each value is issued in"
                + " a part of its own (X.501, 9.3)"));
  }

  private CertificationRequest read(CertificationRequestTextBuilder request) {
    assertThat(reader.read(request.pem())).isInstanceOf(Readable.class);
    return ((Readable) reader.read(request.pem())).request();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isReadAndTold(Case given) {
    assertThat(read(given.deviating()).content().deviations())
        .containsExactly(new Deviation(given.field(), given.message()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void saysWhatItWouldSayIfItWereWrittenAsItShouldBe(Case given) {
    CertificationRequest proper = read(given.proper());

    assertThat(read(given.deviating()))
        .usingRecursiveComparison()
        .ignoringFields("content.deviations", "der")
        .isEqualTo(proper);
    assertThat(proper.content().deviations()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isKeptAsItWasSigned(Case given) {
    byte[] der = given.deviating().der();

    assertThat(((Readable) reader.read(CertificationRequestTextBuilder.pem(der))).request().der())
        .isEqualTo(der);
  }

  @Test
  void ofOneRequestAreAllToldUpToABound() {
    CertificationRequestTextBuilder request = request().withVersion(7);
    for (int i = 0; i < 40; i++) {
      request.withAttribute(attribute(C, text(PRINTABLE, "us")));
    }

    assertThat(read(request).content().deviations()).hasSize(32);
  }

  @Test
  void aCountryOfBothIsToldOnce() {
    assertThat(read(request().withAttribute(attribute(C, text(UTF8, "uS")))).content().deviations())
        .extracting(Deviation::message)
        .containsExactly(
            "country 'uS' is a UTF8String and not in upper case; it is issued as 'US', a"
                + " PrintableString (RFC 5280, appendix A.1)");
  }

  @Test
  void valuesThatAreGivenPartsOfTheirOwnAreNoMoreThanPartsMayBe() {
    byte[][] values = new byte[16][];
    for (int i = 0; i < values.length; i++) {
      values[i] = attribute(O, text(UTF8, "" + i));
    }
    CertificationRequestTextBuilder request = request();
    for (int i = 0; i < 5; i++) {
      request.withSubjectPart(set(values));
    }

    assertThat(((CertificationRequestReader.Unreadable) reader.read(request.pem())).message())
        .isEqualTo(
            "CSR is not a valid PKCS#10 structure: subject has more than 64 values, each of which"
                + " needs a part of its own");
  }

  /** No spelling of a blocked key passes. */
  @Test
  void aKeyHasOneFingerprintHoweverItIsWritten() {
    String spelledOut =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getEncoder().encodeToString(rsaKeyWithoutNull())
            + "\n-----END PUBLIC KEY-----\n";

    assertThat(new PemPublicKeyReader().read(spelledOut))
        .isEqualTo(
            new PublicKeyReader.Readable(
                read(request().withKey(KeyAlgorithm.RSA_2048)).publicKey().fingerprint()));
  }

  @Test
  void theDocumentListsEachOfThem() throws IOException {
    String page = Files.readString(DOCUMENT);
    List<String> rows =
        page.substring(0, page.indexOf("\n## "))
            .lines()
            .filter(line -> line.startsWith("| `"))
            .toList();

    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            cases()
                .map(c -> "| `" + c.field() + "` | " + c.what() + " | " + c.message() + " |")
                .toList());
  }
}
