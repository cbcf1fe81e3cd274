package org.countersign.adapters.crypto.pkcs10;

import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.aCertificationRequest;
import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.attribute;
import static org.countersign.application.port.crypto.DerWriter.bitString;
import static org.countersign.application.port.crypto.DerWriter.bool;
import static org.countersign.application.port.crypto.DerWriter.context;
import static org.countersign.application.port.crypto.DerWriter.contextConstructed;
import static org.countersign.application.port.crypto.DerWriter.element;
import static org.countersign.application.port.crypto.DerWriter.integer;
import static org.countersign.application.port.crypto.DerWriter.nil;
import static org.countersign.application.port.crypto.DerWriter.oid;
import static org.countersign.application.port.crypto.DerWriter.sequence;
import static org.countersign.application.port.crypto.DerWriter.set;
import static org.countersign.application.port.crypto.DerWriter.text;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.countersign.application.port.crypto.CertificationRequestTextBuilder;
import org.countersign.domain.x509.KeyAlgorithm;

/** Requests that are read, and between them have something of everything that is read. */
final class SampleRequests {

  private static final int IA5 = 0x16;
  private static final int UTF8 = 0x0c;
  private static final String CN = "2.5.4.3";

  private SampleRequests() {}

  static Stream<CertificationRequestTextBuilder> all() {
    return Stream.of(
        aCertificationRequest(),
        extended().withKey(KeyAlgorithm.RSA_2048),
        extended().withKey(KeyAlgorithm.EC_P384),
        names(),
        subject());
  }

  private static CertificationRequestTextBuilder extended() {
    return aCertificationRequest()
        .withDnsName("a.example")
        .withExtension("2.5.29.15", true, bitString(5, new byte[] {(byte) 0xa0}))
        .withExtension("2.5.29.37", false, sequence(oid("1.3.6.1.5.5.7.3.1")))
        .withExtension("2.5.29.19", true, sequence(bool(true), integer(0)))
        .withExtension("1.2.3.4", true, nil())
        .withRequestAttribute("1.2.840.113549.1.9.7", text(UTF8, "challenge"));
  }

  /** One of each kind that a GeneralName may be. */
  private static CertificationRequestTextBuilder names() {
    return aCertificationRequest()
        .withNames(
            contextConstructed(
                0, oid("1.3.6.1.4.1.311.20.2.3"), contextConstructed(0, text(UTF8, "a@b.example"))),
            ia5(1, "a@b.example"),
            ia5(2, "*.a.example"),
            contextConstructed(3, text(UTF8, "x400")),
            contextConstructed(4, sequence(set(attribute(CN, text(UTF8, "a"))))),
            contextConstructed(5, contextConstructed(1, text(UTF8, "party"))),
            ia5(6, "https://a.example/b"),
            context(7, new byte[] {10, 0, 0, 1}),
            context(7, new byte[16]),
            context(8, new byte[] {0x2a, 3, 4}));
  }

  private static byte[] ia5(int kind, String name) {
    return context(kind, name.getBytes(StandardCharsets.US_ASCII));
  }

  /** Repeated and multi-valued, and in every string type. */
  private static CertificationRequestTextBuilder subject() {
    return aCertificationRequest()
        .withSubjectPart(
            set(
                attribute(CN, element(0x1e, new byte[] {0, 'a', 0, 'b'})),
                attribute("2.5.4.11", element(0x14, new byte[] {'a', (byte) 0xe4}))))
        .withAttribute(attribute("2.5.4.10", element(0x1c, new byte[] {0, 0, 0, 'a'})))
        .withAttribute(attribute("2.5.4.5", element(0x12, new byte[] {'1', ' ', '2'})))
        .withAttribute(attribute("2.5.4.7", element(0x1a, new byte[] {'a'})))
        .withAttribute(attribute("1.2.840.113549.1.9.1", text(IA5, "a@b.example")));
  }
}
