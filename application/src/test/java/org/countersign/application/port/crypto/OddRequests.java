package org.countersign.application.port.crypto;

import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.aCertificationRequest;
import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.attribute;
import static org.countersign.application.port.crypto.DerWriter.bitString;
import static org.countersign.application.port.crypto.DerWriter.bool;
import static org.countersign.application.port.crypto.DerWriter.context;
import static org.countersign.application.port.crypto.DerWriter.contextConstructed;
import static org.countersign.application.port.crypto.DerWriter.element;
import static org.countersign.application.port.crypto.DerWriter.integer;
import static org.countersign.application.port.crypto.DerWriter.octetString;
import static org.countersign.application.port.crypto.DerWriter.oid;
import static org.countersign.application.port.crypto.DerWriter.sequence;
import static org.countersign.application.port.crypto.DerWriter.set;
import static org.countersign.application.port.crypto.DerWriter.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.domain.policy.document.PolicyDocument;
import org.countersign.domain.x509.KeyAlgorithm;

/**
 * Requests that ask for odd things, each with what has to become of the odd one under a policy that
 * permits what can be permitted.
 */
public final class OddRequests {

  private static final String CN = "2.5.4.3";
  private static final String OU = "2.5.4.11";
  private static final String SAN = "2.5.29.17";
  private static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";
  private static final String MICROSOFT_EXTENSION_REQUEST = "1.3.6.1.4.1.311.2.1.14";

  /**
   * @param verdict {@code element verdict rule} of the odd element; {@code unreadable: } and a part
   *     of the message, for a text that is no request
   */
  public record OddRequest(String name, String pem, String verdict) {

    /** Whether there is anything to judge. */
    public boolean isReadable() {
      return !verdict.startsWith("unreadable: ");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private OddRequests() {}

  /** Every name, usage and algorithm there is; no CA; ninety days. */
  public static PolicyDocument permissive() {
    List<String> any = List.of("*");
    return new PolicyDocument(
        Stream.of(
                "common_name",
                "organization",
                "organizational_unit",
                "country",
                "state",
                "locality",
                "email_address",
                "domain_component",
                "serial_number",
                "unstructured_name",
                "1.2.3.4.6")
            .map(type -> new PolicyDocument.Values(type, any, null, null))
            .collect(and(PolicyDocument.Values.ignoring("title"))),
        Stream.of("dns_name", "ip_address", "email", "uri")
            .map(type -> new PolicyDocument.Values(type, any, null, null))
            .collect(and(PolicyDocument.Values.ignoring("registered_id"))),
        new PolicyDocument.Usages(null, null, List.of("crl_sign")),
        new PolicyDocument.Usages(null, null, List.of("1.2.3.99")),
        new PolicyDocument.Algorithms(
            List.of("SHA256-RSA", "SHA256-ECDSA", "SHA384-ECDSA", "SHA512-ECDSA"),
            List.of("RSA-2048", "ECDSA-P256", "ECDSA-P384", "ECDSA-P521")),
        new PolicyDocument.Validity("90d"),
        null);
  }

  private static <T> Collector<T, ?, List<T>> and(T last) {
    return Collectors.collectingAndThen(
        Collectors.toList(), list -> Stream.concat(list.stream(), Stream.of(last)).toList());
  }

  public static Stream<OddRequest> all() {
    return Stream.of(names(), subjects(), usages(), extensions(), attributes(), structures())
        .flatMap(requests -> requests);
  }

  private static OddRequest odd(
      String name, CertificationRequestTextBuilder request, String verdict) {
    return new OddRequest(name, request.pem(), verdict);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] dns(String name) {
    return context(2, ascii(name));
  }

  private static OddRequest named(String name, String verdict, byte[]... generalNames) {
    return odd(name, aCertificationRequest().withNames(generalNames), verdict);
  }

  private static Stream<OddRequest> names() {
    String unsupported = "subjectAltName[1] refused san-kind-unsupported";
    String malformed = "subjectAltName[0] refused san-malformed";
    return Stream.of(
        named(
            "otherName beside a DNS name",
            unsupported,
            dns("a.example"),
            contextConstructed(
                0, oid("1.3.6.1.4.1.311.20.2.3"), contextConstructed(0, text(0x0c, "root@a")))),
        named("x400Address", unsupported, dns("a.example"), contextConstructed(3, sequence())),
        named(
            "directoryName",
            unsupported,
            dns("a.example"),
            contextConstructed(4, sequence(set(attribute(CN, text(0x0c, "a")))))),
        named(
            "ediPartyName",
            unsupported,
            dns("a.example"),
            contextConstructed(5, contextConstructed(1, text(0x0c, "a")))),
        named(
            "registeredID, which the policy has left out",
            "subjectAltName[1] ignored /sans/4/ignored",
            dns("a.example"),
            context(8, new byte[] {0x2a, 3, 4})),
        named(
            "a mailbox",
            "subjectAltName[0] granted /sans/2/allowed/0",
            context(1, ascii("a@b.example"))),
        named(
            "a URI",
            "subjectAltName[0] granted /sans/3/allowed/0",
            context(6, ascii("spiffe://a.example/b"))),
        named(
            "an IPv4 address",
            "subjectAltName[0] granted /sans/1/allowed/0",
            context(7, new byte[] {10, 0, 0, 1})),
        named(
            "an IPv6 address",
            "subjectAltName[0] granted /sans/1/allowed/0",
            context(7, new byte[16])),
        named("an address with a mask", malformed, context(7, new byte[8])),
        named("a wildcard", "subjectAltName[0] granted /sans/0/allowed/0", dns("*.a.example")),
        named("a wildcard inside", malformed, dns("a.*.example")),
        named(
            "an upper-case name with a dot at its end",
            "subjectAltName[0] granted /sans/0/allowed/0",
            dns("A.EXAMPLE.")),
        named(
            "the same name again",
            "subjectAltName[1] ignored repeated-element-counts-once",
            dns("a.example"),
            dns("A.example")),
        named("an address as a DNS name", malformed, dns("192.0.2.1")),
        named("NUL in a name", malformed, dns("a.example\0.evil.test")),
        named("a line break in a name", malformed, dns("a.example\nb")),
        named("an underscore", malformed, dns("_dmarc.a.example")),
        named("an empty name", malformed, dns("")),
        named("a mailbox without a domain", malformed, context(1, ascii("root"))),
        named("a relative URI", malformed, context(6, ascii("/etc/passwd"))));
  }

  private static Stream<OddRequest> subjects() {
    return Stream.of(
        odd(
            "two common names",
            aCertificationRequest().withAttribute(attribute(CN, text(0x0c, "b.example"))),
            "subject.common_name[1] granted /subject/0/allowed/0"),
        odd(
            "one part of two attributes",
            aCertificationRequest()
                .withSubjectPart(
                    set(attribute(OU, text(0x0c, "x")), attribute("2.5.4.10", text(0x0c, "y")))),
            "subject.organizational_unit granted /subject/2/allowed/0"),
        odd(
            "one part of two values of one attribute",
            aCertificationRequest()
                .withSubjectPart(
                    set(attribute(OU, text(0x0c, "x")), attribute(OU, text(0x0c, "y")))),
            "subject.organizational_unit[1] granted /subject/2/allowed/0"),
        odd(
            "an e-mail address in the subject",
            aCertificationRequest()
                .withAttribute(attribute("1.2.840.113549.1.9.1", text(0x16, "a@b.example"))),
            "subject.email_address granted /subject/6/allowed/0"),
        odd(
            "a domain component",
            aCertificationRequest()
                .withAttribute(attribute("0.9.2342.19200300.100.1.25", text(0x16, "example"))),
            "subject.domain_component granted /subject/7/allowed/0"),
        odd(
            "a domain component as UTF8String",
            aCertificationRequest()
                .withAttribute(attribute("0.9.2342.19200300.100.1.25", text(0x0c, "example"))),
            "subject.domain_component refused subject-string-type"),
        odd(
            "a device's serial number beside its name in one part",
            aCertificationRequest()
                .withSubjectPart(
                    set(
                        attribute("2.5.4.5", text(0x13, "FTX1")),
                        attribute("1.2.840.113549.1.9.2", text(0x16, "router.example")))),
            "subject.unstructured_name granted /subject/9/allowed/0"),
        odd(
            "an attribute that only the policy knows",
            aCertificationRequest().withAttribute(attribute("1.2.3.4.6", text(0x16, "x"))),
            "subject.1.2.3.4.6 granted /subject/10/allowed/0"),
        odd(
            "an attribute that the policy has left out, malformed",
            aCertificationRequest().withAttribute(attribute("2.5.4.12", text(0x16, "\0"))),
            "subject.title ignored /subject/11/ignored"),
        odd(
            "a surname, which the policy does not name",
            aCertificationRequest().withAttribute(attribute("2.5.4.4", text(0x0c, "x"))),
            "subject.surname refused /subject"),
        odd(
            "an attribute that nobody knows",
            aCertificationRequest().withAttribute(attribute("1.2.3.4.5", text(0x0c, "x"))),
            "subject.1.2.3.4.5 refused subject-attribute-unsupported"),
        value("NUL", text(0x0c, "a\0b"), "subject-value-character"),
        value("a control character", text(0x0c, "a\u001bb"), "subject-value-character"),
        value("a right-to-left override", text(0x0c, "a\u202eb"), "subject-value-character"),
        value(
            "T.61 with an escape",
            element(0x14, new byte[] {65, 0x1b, 0x24}),
            "subject-string-type"),
        value("a BMPString", element(0x1e, new byte[] {0, 65, 0, 66}), "subject-string-type"),
        value("a UniversalString", element(0x1c, new byte[] {0, 0, 0, 65}), "subject-string-type"),
        value("an IA5String", text(0x16, "x"), "subject-string-type"),
        value("65 characters", text(0x0c, "x".repeat(65)), "subject-value-too-long"),
        value("64 characters", text(0x0c, "x".repeat(64)), "granted /subject/2/allowed/0"),
        value("only spaces", text(0x0c, "  "), "subject-value-empty"),
        odd(
            "a BMPString of an odd length",
            aCertificationRequest()
                .withAttribute(attribute(OU, element(0x1e, new byte[] {0, 65, 0}))),
            "unreadable: "),
        odd(
            "no subject and no name",
            aCertificationRequest().withEmptySubject(),
            "publicKey granted /algorithms/keyAlgorithm/1"),
        odd(
            "no subject",
            aCertificationRequest().withEmptySubject().withDnsName("a.example"),
            "subjectAltName[0] granted /sans/0/allowed/0"));
  }

  private static OddRequest value(String name, byte[] value, String expected) {
    return odd(
        name,
        aCertificationRequest().withAttribute(attribute(OU, value)),
        "subject.organizational_unit "
            + (expected.startsWith("granted") ? expected : "refused " + expected));
  }

  private static Stream<OddRequest> usages() {
    return Stream.of(
        odd(
            "a denied key usage beside others",
            aCertificationRequest()
                .withExtension("2.5.29.15", true, bitString(1, new byte[] {(byte) 0x82})),
            "keyUsage.crl_sign refused /keyUsages/denied"),
        odd(
            "keyCertSign without a word on CAs",
            aCertificationRequest()
                .withExtension("2.5.29.15", true, bitString(2, new byte[] {(byte) 0x84})),
            "keyUsage.key_cert_sign granted /keyUsages"),
        odd(
            "encipherOnly alone",
            aCertificationRequest().withExtension("2.5.29.15", true, bitString(0, new byte[] {1})),
            "keyUsage.encipher_only refused key-usage-incomplete"),
        odd(
            "key encipherment for an ECDSA key",
            aCertificationRequest()
                .withExtension("2.5.29.15", true, bitString(5, new byte[] {(byte) 0x20})),
            "keyUsage.key_encipherment ignored key-usage-fits-the-key"),
        odd(
            "no key usage in the extension",
            aCertificationRequest().withExtension("2.5.29.15", true, bitString(0, new byte[0])),
            "unreadable: keyUsage has no bit set"),
        odd(
            "an extended key usage twice",
            aCertificationRequest()
                .withExtension(
                    "2.5.29.37",
                    false,
                    sequence(oid("1.3.6.1.5.5.7.3.1"), oid("1.3.6.1.5.5.7.3.1"))),
            "extendedKeyUsage.server_auth ignored repeated-element-counts-once"),
        odd(
            "an extended key usage that nobody knows",
            aCertificationRequest().withExtension("2.5.29.37", false, sequence(oid("1.2.3.4"))),
            "extendedKeyUsage.1.2.3.4 granted /extendedKeyUsages"),
        odd(
            "CA:TRUE",
            aCertificationRequest().withExtension("2.5.29.19", true, sequence(bool(true))),
            "basicConstraints refused /basicConstraints/isCA"),
        odd(
            "an RSA key",
            aCertificationRequest().withKey(KeyAlgorithm.RSA_2048),
            "publicKey granted /algorithms/keyAlgorithm/0"));
  }

  private static Stream<OddRequest> extensions() {
    byte[] basicConstraints = sequence(oid("2.5.29.19"), octetString(sequence()));
    return Stream.of(
        odd(
            "an extension that nobody knows",
            aCertificationRequest().withExtension("1.2.3.4", false, octetString(new byte[] {1})),
            "extension[1.2.3.4] ignored extension-has-no-effect"),
        odd(
            "a critical extension that nobody knows",
            aCertificationRequest().withExtension("1.2.3.4", true, octetString(new byte[] {1})),
            "extension[1.2.3.4] refused extension-critical-unsupported"),
        odd(
            "a subjectKeyIdentifier",
            aCertificationRequest().withExtension("2.5.29.14", false, octetString(new byte[20])),
            "extension[2.5.29.14] ignored extension-has-no-effect"),
        odd(
            "name constraints",
            aCertificationRequest()
                .withExtension(
                    "2.5.29.30", true, sequence(contextConstructed(0, sequence(dns("x"))))),
            "extension[2.5.29.30] refused extension-critical-unsupported"),
        odd(
            "basicConstraints twice",
            aCertificationRequest().withExtension(basicConstraints).withExtension(basicConstraints),
            "unreadable: the extension basicConstraints is there twice"),
        odd(
            "names twice",
            aCertificationRequest().withDnsName("a.example").withDnsName("b.example"),
            "unreadable: the extension subjectAltName is there twice"),
        odd(
            "a path length without CA:TRUE",
            aCertificationRequest().withExtension("2.5.29.19", true, sequence(integer(0))),
            "unreadable: "));
  }

  private static byte[] requesting(String name) {
    return sequence(sequence(oid(SAN), octetString(sequence(dns(name)))));
  }

  private static Stream<OddRequest> attributes() {
    return Stream.of(
        odd(
            "a challenge password",
            aCertificationRequest()
                .withDnsName("a.example")
                .withRequestAttribute("1.2.840.113549.1.9.7", text(0x0c, "x")),
            "attribute[1.2.840.113549.1.9.7] ignored attribute-has-no-effect"),
        odd(
            "an attribute of the request that nobody knows",
            aCertificationRequest().withRequestAttribute("1.2.3.4", integer(1)),
            "attribute[1.2.3.4] ignored attribute-has-no-effect"),
        odd(
            "names under Microsoft's identifier",
            aCertificationRequest()
                .withRequestAttribute(MICROSOFT_EXTENSION_REQUEST, requesting("a.example")),
            "subjectAltName[0] granted /sans/0/allowed/0"),
        odd(
            "extensionRequest twice",
            aCertificationRequest()
                .withDnsName("a.example")
                .withRequestAttribute(EXTENSION_REQUEST, requesting("evil.test")),
            "unreadable: the attribute extensionRequest is there twice"),
        odd(
            "extensionRequest under both identifiers",
            aCertificationRequest()
                .withDnsName("a.example")
                .withRequestAttribute(MICROSOFT_EXTENSION_REQUEST, requesting("evil.test")),
            "unreadable: extensionRequest is there under both its identifiers"),
        odd(
            "the same extensionRequest under both identifiers",
            aCertificationRequest()
                .withRequestAttribute(EXTENSION_REQUEST, requesting("a.example"))
                .withRequestAttribute(MICROSOFT_EXTENSION_REQUEST, requesting("a.example")),
            "subjectAltName[0] granted /sans/0/allowed/0"),
        odd(
            "extensionRequest with two values",
            aCertificationRequest()
                .withRequestAttribute(
                    EXTENSION_REQUEST, requesting("a.example"), requesting("evil.test")),
            "unreadable: "));
  }

  private static Stream<OddRequest> structures() {
    return Stream.of(
        odd(
            "version 2",
            aCertificationRequest().withVersion(1),
            "publicKey granted /algorithms/keyAlgorithm/1"),
        odd(
            "a signature by nobody",
            aCertificationRequest().withBrokenSignature(),
            "unreadable: proof of possession"),
        odd(
            "octets after its end",
            aCertificationRequest().followedBy((byte) 0, (byte) 0),
            "unreadable: CSR has 2 bytes after its end"),
        new OddRequest("no PEM", "no PEM", "unreadable: CSR must start with"));
  }
}
