package org.countersign.adapters.crypto.pkcs10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.aCertificationRequest;
import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.attribute;
import static org.countersign.application.port.crypto.DerWriter.bitString;
import static org.countersign.application.port.crypto.DerWriter.context;
import static org.countersign.application.port.crypto.DerWriter.contextConstructed;
import static org.countersign.application.port.crypto.DerWriter.element;
import static org.countersign.application.port.crypto.DerWriter.octetString;
import static org.countersign.application.port.crypto.DerWriter.oid;
import static org.countersign.application.port.crypto.DerWriter.sequence;
import static org.countersign.application.port.crypto.DerWriter.set;
import static org.countersign.application.port.crypto.DerWriter.text;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.adapters.crypto.provider.Providers;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.crypto.CertificationRequestReader.Readable;
import org.countersign.application.port.crypto.CertificationRequestTextBuilder;
import org.countersign.domain.request.CertificationRequest;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read, and as what: nothing is dropped, nothing is guessed. */
final class RequestedContentTest {

  private static final String CN = "2.5.4.3";

  private final CertificationRequestReader reader =
      new Pkcs10RequestReader(Providers.withoutNativeCode());

  private CertificationRequest read(CertificationRequestTextBuilder request) {
    assertThat(reader.read(request.pem())).isInstanceOf(Readable.class);
    return ((Readable) reader.read(request.pem())).request();
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("generalNames")
  void keepsEachNameAsTheKindThatItIs(GeneralNameKind kind, byte[] generalName, String value) {
    assertThat(read(aCertificationRequest().withNames(generalName)).content().names())
        .containsExactly(new RequestedName(kind, value));
  }

  static Stream<Arguments> generalNames() {
    return Stream.of(
        Arguments.of(
            GeneralNameKind.OTHER_NAME,
            contextConstructed(
                0,
                oid("1.3.6.1.4.1.311.20.2.3"),
                contextConstructed(0, text(0x0c, "alice@a.example"))),
            "1.3.6.1.4.1.311.20.2.3:alice@a.example"),
        Arguments.of(
            GeneralNameKind.OTHER_NAME,
            contextConstructed(0, oid("1.2.3"), contextConstructed(0, octetString(new byte[] {1}))),
            "1.2.3:040101"),
        Arguments.of(
            GeneralNameKind.EMAIL, context(1, ascii("alice@A.example")), "alice@A.example"),
        Arguments.of(GeneralNameKind.DNS_NAME, context(2, ascii("*.a.example")), "*.a.example"),
        Arguments.of(GeneralNameKind.DNS_NAME, context(2, ascii("192.0.2.1")), "192.0.2.1"),
        Arguments.of(GeneralNameKind.DNS_NAME, context(2, ascii("a\0b")), "a\0b"),
        Arguments.of(GeneralNameKind.X400_ADDRESS, contextConstructed(3, sequence()), "3000"),
        Arguments.of(
            GeneralNameKind.DIRECTORY_NAME,
            contextConstructed(4, sequence(set(attribute(CN, text(0x0c, "a"))))),
            "CN=a"),
        Arguments.of(
            GeneralNameKind.EDI_PARTY_NAME,
            contextConstructed(5, contextConstructed(1, text(0x0c, "a"))),
            "a1030c0161"),
        Arguments.of(GeneralNameKind.URI, context(6, ascii("http://a/%20")), "http://a/%20"),
        Arguments.of(
            GeneralNameKind.IP_ADDRESS, context(7, new byte[] {(byte) 192, 0, 2, 1}), "192.0.2.1"),
        Arguments.of(GeneralNameKind.IP_ADDRESS, context(7, new byte[16]), "::"),
        Arguments.of(
            GeneralNameKind.IP_ADDRESS,
            context(7, new byte[] {10, 0, 0, 0, (byte) 255, 0, 0, 0}),
            "0a000000ff000000"),
        Arguments.of(
            GeneralNameKind.REGISTERED_ID, context(8, new byte[] {0x2a, 3, 4}), "1.2.3.4"));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void keepsNamesInTheirOrderAndRepetitions() {
    assertThat(
            read(aCertificationRequest()
                    .withNames(
                        context(2, ascii("b.example")),
                        context(7, new byte[4]),
                        context(2, ascii("b.example"))))
                .content()
                .names())
        .extracting(RequestedName::value)
        .containsExactly("b.example", "0.0.0.0", "b.example");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strings")
  void keepsTheStringTypeOfEachAttribute(StringType type, byte[] value, String text) {
    assertThat(
            read(aCertificationRequest().withEmptySubject().withAttribute(attribute(CN, value)))
                .content()
                .subject()
                .attributes())
        .containsExactly(new AttributeTypeAndValue(CN, text, type));
  }

  static Stream<Arguments> strings() {
    return Stream.of(
        Arguments.of(StringType.UTF8, text(0x0c, "ä\uD83D\uDD11\0"), "ä\uD83D\uDD11\0"),
        Arguments.of(StringType.NUMERIC, text(0x12, "12 3"), "12 3"),
        Arguments.of(StringType.PRINTABLE, text(0x13, "A'b (c)"), "A'b (c)"),
        Arguments.of(StringType.TELETEX, element(0x14, new byte[] {65, (byte) 0xe4}), "Aä"),
        Arguments.of(StringType.IA5, text(0x16, "a@b\n"), "a@b\n"),
        Arguments.of(StringType.VISIBLE, text(0x1a, "a@b"), "a@b"),
        Arguments.of(
            StringType.UNIVERSAL,
            element(0x1c, new byte[] {0, 1, (byte) 0xf5, 0x11}),
            "\uD83D\uDD11"),
        Arguments.of(StringType.BMP, element(0x1e, new byte[] {0, 65, 1, 66}), "Ał"));
  }

  @Test
  void keepsPartsOfManyAttributesAndRepeatedOnes() {
    CertificationRequest request =
        read(
            aCertificationRequest()
                .withEmptySubject()
                .withAttribute(attribute(CN, text(0x0c, "first")))
                .withSubjectPart(
                    set(attribute(CN, text(0x0c, "b")), attribute("2.5.4.11", text(0x0c, "a"))))
                .withAttribute(attribute("1.2.3.4.5", text(0x0c, "unknown"))));

    assertThat(request.content().subject().parts()).hasSize(3);
    assertThat(request.content().subject().parts().get(1).attributes()).hasSize(2);
    assertThat(request.content().subject()).hasToString("CN=first, CN=b+OU=a, 1.2.3.4.5=unknown");
  }

  @Test
  void readsTheExtensionRequestUnderMicrosoftsIdentifier() {
    CertificationRequest request =
        read(
            aCertificationRequest()
                .withRequestAttribute(
                    "1.3.6.1.4.1.311.2.1.14",
                    sequence(
                        sequence(
                            oid("2.5.29.17"),
                            octetString(sequence(context(2, ascii("a.example"))))))));

    assertThat(request.content().names()).hasSize(1);
    assertThat(request.content().otherAttributes()).isEmpty();
  }

  /** As certtool of GnuTLS 3 writes it: nine bits, whatever is set. */
  @Test
  void readsAKeyUsageThatEndsInZeroBits() {
    assertThat(
            read(aCertificationRequest()
                    .withExtension("2.5.29.15", true, bitString(7, new byte[] {(byte) 0xa0, 0})))
                .content()
                .keyUsages())
        .contains(Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT));
  }

  @Test
  void readsAllNineKeyUsages() {
    assertThat(
            read(aCertificationRequest()
                    .withExtension(
                        "2.5.29.15", true, bitString(7, new byte[] {(byte) 0xff, (byte) 0x80})))
                .content()
                .keyUsages())
        .contains(Set.of(KeyUsage.values()));
  }
}
