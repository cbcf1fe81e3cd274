package org.countersign.adapters.crypto.pkcs10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.aCertificationRequest;
import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.attribute;
import static org.countersign.application.port.crypto.DerWriter.context;
import static org.countersign.application.port.crypto.DerWriter.element;
import static org.countersign.application.port.crypto.DerWriter.join;
import static org.countersign.application.port.crypto.DerWriter.nil;
import static org.countersign.application.port.crypto.DerWriter.oid;
import static org.countersign.application.port.crypto.DerWriter.sequence;
import static org.countersign.application.port.crypto.DerWriter.set;
import static org.countersign.application.port.crypto.DerWriter.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.adapters.crypto.provider.Providers;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.crypto.CertificationRequestReader.Readable;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.application.port.crypto.CertificationRequestTextBuilder;
import org.countersign.domain.request.RequestFlaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How much a CSR may hold: each limit on both of its sides, all else being in order. */
final class RequestLimitsTest {

  private static final String NOT_PKCS10 = "CSR is not a valid PKCS#10 structure: ";

  /**
   * In front of an element in the value of an attribute: CertificationRequest, its info, [0],
   * Attribute, SET.
   */
  private static final int DEPTH_ABOVE = 5;

  /** What a request with one attribute of one empty SEQUENCE consists of, that one included. */
  private static final int ELEMENTS_AROUND = 25;

  private final CertificationRequestReader reader =
      new Pkcs10RequestReader(Providers.withoutNativeCode());

  static Stream<Arguments> limits() {
    return Stream.of(
        row(
            "depth",
            24,
            depth -> withValue(nested(depth - DEPTH_ABOVE)),
            "elements are nested more than 24 deep"),
        row(
            "elements",
            8192,
            count -> withValue(sequence(copies(count - ELEMENTS_AROUND, nil()))),
            "there are more than 8192 elements in it"),
        row(
            "octets of an object identifier",
            64,
            octets -> withValue(element(0x06, join(new byte[] {0x2a}, ones(octets - 1)))),
            "an OBJECT IDENTIFIER has 65 octets; 1 to 64 are allowed"),
        row(
            "subject alternative names",
            1000,
            count -> request().withNames(distinct(count, RequestLimitsTest::dnsName)),
            "subjectAltName has more than 1000 elements"),
        row(
            "parts of the subject",
            64,
            count -> subject(count),
            "subject has more than 64 elements"),
        row(
            "attributes in one part",
            16,
            count -> request().withSubjectPart(set(distinct(count, RequestLimitsTest::unit))),
            "RelativeDistinguishedName in subject has more than 16 elements"),
        row(
            "attributes of the request",
            32,
            RequestLimitsTest::attributes,
            "attributes has more than 32 elements"),
        row(
            "extensions",
            64,
            RequestLimitsTest::extensions,
            "Extensions has more than 64 elements"),
        row(
            "key purposes",
            64,
            count ->
                request()
                    .withExtension(
                        "2.5.29.37",
                        false,
                        sequence(distinct(count, i -> oid("1.3.6.1.5.5." + i)))),
            "extKeyUsage has more than 64 elements"));
  }

  private static Arguments row(
      String what, int most, IntFunction<CertificationRequestTextBuilder> request, String message) {
    return Arguments.of(what, most, request, NOT_PKCS10 + message);
  }

  @ParameterizedTest(name = "{1} {0}")
  @MethodSource("limits")
  void readsUpToTheLimitAndNotBeyond(
      String what, int most, IntFunction<CertificationRequestTextBuilder> request, String message) {
    assertThat(reader.read(request.apply(most).pem())).as(what).isInstanceOf(Readable.class);
    assertThat(reader.read(request.apply(most + 1).pem()))
        .isEqualTo(new Unreadable(RequestFlaw.CSR_NOT_PKCS10, message));
  }

  @Test
  void readsTextsOfNoMoreThanSoManyCharacters() {
    String pem = request().pem();
    String padded = "x".repeat(65_536 - 1 - pem.length()) + "\n" + pem;
    assertThat(reader.read(padded)).isInstanceOf(Readable.class);
    assertThat(reader.read("x" + padded))
        .isEqualTo(new Unreadable(RequestFlaw.CSR_TOO_LONG, "CSR cannot exceed 65536 characters"));
  }

  private static CertificationRequestTextBuilder request() {
    return aCertificationRequest().withEmptySubject();
  }

  /** With something in an attribute that is not read further. */
  private static CertificationRequestTextBuilder withValue(byte[] value) {
    return aCertificationRequest().withRequestAttribute("1.2.3", value);
  }

  private static byte[] nested(int depth) {
    byte[] nested = sequence();
    for (int i = 1; i < depth; i++) {
      nested = sequence(nested);
    }
    return nested;
  }

  private static CertificationRequestTextBuilder subject(int parts) {
    CertificationRequestTextBuilder request = request();
    for (int i = 0; i < parts; i++) {
      request.withAttribute(unit(i));
    }
    return request;
  }

  private static CertificationRequestTextBuilder attributes(int count) {
    CertificationRequestTextBuilder request = request();
    for (int i = 0; i < count; i++) {
      request.withRequestAttribute("1.2.3." + i, nil());
    }
    return request;
  }

  private static CertificationRequestTextBuilder extensions(int count) {
    CertificationRequestTextBuilder request = request();
    for (int i = 0; i < count; i++) {
      request.withExtension("1.2.3." + i, false, nil());
    }
    return request;
  }

  private static byte[] unit(int number) {
    return attribute("2.5.4.11", text(0x0c, "unit " + number));
  }

  private static byte[] dnsName(int number) {
    return context(2, (number + ".example").getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[][] distinct(int count, IntFunction<byte[]> of) {
    return IntStream.range(0, count).mapToObj(of).toArray(byte[][]::new);
  }

  private static byte[] ones(int count) {
    byte[] ones = new byte[count];
    Arrays.fill(ones, (byte) 1);
    return ones;
  }

  private static byte[][] copies(int count, byte[] element) {
    return Collections.nCopies(count, element).toArray(byte[][]::new);
  }
}
