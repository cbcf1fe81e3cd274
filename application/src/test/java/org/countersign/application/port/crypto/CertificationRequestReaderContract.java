package org.countersign.application.port.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.aCertificationRequest;
import static org.countersign.application.port.crypto.DerWriter.bitString;
import static org.countersign.application.port.crypto.DerWriter.bool;
import static org.countersign.application.port.crypto.DerWriter.integer;
import static org.countersign.application.port.crypto.DerWriter.nil;
import static org.countersign.application.port.crypto.DerWriter.oid;
import static org.countersign.application.port.crypto.DerWriter.sequence;
import static org.countersign.application.port.crypto.DerWriter.text;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.countersign.application.port.crypto.CertificationRequestReader.Readable;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.domain.request.CertificationRequest;
import org.countersign.domain.request.ClaimedContent;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.request.RequestedExtension;
import org.countersign.domain.request.RequestedName;
import org.countersign.domain.request.UnprovenRequest;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.GeneralNameKind;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What everything that reads certification requests does. */
public interface CertificationRequestReaderContract {

  CertificationRequestReader reader();

  private CertificationRequest read(CertificationRequestTextBuilder request) {
    return read(request.pem());
  }

  private CertificationRequest read(String pem) {
    assertThat(reader().read(pem)).isInstanceOf(Readable.class);
    return ((Readable) reader().read(pem)).request();
  }

  private String refusal(String pem) {
    return assertThat(reader().read(pem))
        .asInstanceOf(InstanceOfAssertFactories.type(Unreadable.class))
        .actual()
        .message();
  }

  @Test
  default void keepsTheSubjectInItsOrderAndStringTypes() {
    assertThat(read(aCertificationRequest()).content().subject().attributes())
        .containsExactly(
            new AttributeTypeAndValue("2.5.4.6", "DE", StringType.PRINTABLE),
            new AttributeTypeAndValue("2.5.4.3", "a.example", StringType.UTF8));
  }

  @Test
  default void readsARequestThatAsksForNoMoreThanItsKey() {
    CertificationRequest request = read(aCertificationRequest().withEmptySubject());

    assertThat(request.content().subject().isEmpty()).isTrue();
    assertThat(request.content().names()).isEmpty();
    assertThat(request.content().keyUsages()).isEmpty();
    assertThat(request.content().extendedKeyUsages()).isEmpty();
    assertThat(request.content().basicConstraints()).isEmpty();
    assertThat(request.content().otherExtensions()).isEmpty();
    assertThat(request.content().otherAttributes()).isEmpty();
  }

  @Test
  default void keepsTheWholeRequestOctetForOctet() {
    byte[] der = aCertificationRequest().der();

    assertThat(read(CertificationRequestTextBuilder.pem(der)).der()).isEqualTo(der);
  }

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  default void keepsTheKeyOctetForOctet(KeyAlgorithm algorithm) {
    CertificationRequest request = read(aCertificationRequest().withKey(algorithm));

    assertThat(request.publicKey())
        .isEqualTo(TestKeys.publicKey(algorithm, TestKeys.shared(algorithm)));
    assertThat(request.publicKey().algorithm()).isEqualTo(algorithm);
    assertThat(request.publicKey().subjectPublicKey())
        .isEqualTo(TestKeys.publicKey(algorithm, TestKeys.shared(algorithm)).subjectPublicKey());
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  default void readsEachSignatureAlgorithm(SignatureAlgorithm algorithm) {
    KeyAlgorithm key =
        algorithm.family() == KeyAlgorithm.Family.RSA
            ? KeyAlgorithm.RSA_2048
            : KeyAlgorithm.EC_P256;

    assertThat(
            read(aCertificationRequest().withKey(key).signedWith(algorithm))
                .content()
                .signatureAlgorithm())
        .contains(algorithm);
  }

  @Test
  default void readsTheFourExtensionsAndNamesTheOthers() {
    CertificationRequest request =
        read(
            aCertificationRequest()
                .withDnsName("A.example")
                .withExtension("2.5.29.15", true, bitString(5, new byte[] {(byte) 0xa0}))
                .withExtension(
                    "2.5.29.37", false, sequence(oid("1.3.6.1.5.5.7.3.2"), oid("1.2.3.4")))
                .withExtension("2.5.29.19", true, sequence(bool(true), integer(3)))
                .withExtension("1.3.6.1.5.5.7.1.24", true, sequence(integer(5))));

    assertThat(request.content().names())
        .containsExactly(new RequestedName(GeneralNameKind.DNS_NAME, "A.example"));
    assertThat(request.content().keyUsages())
        .contains(Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT));
    assertThat(request.content().extendedKeyUsages())
        .contains(List.of(ExtendedKeyUsage.CLIENT_AUTH, new ExtendedKeyUsage("1.2.3.4")));
    assertThat(request.content().basicConstraints()).contains(BasicConstraints.authority(3));
    assertThat(request.content().otherExtensions())
        .containsExactly(new RequestedExtension("1.3.6.1.5.5.7.1.24", true));
  }

  @Test
  default void namesTheAttributesThatItDoesNotRead() {
    CertificationRequest request =
        read(
            aCertificationRequest()
                .withDnsName("a.example")
                .withRequestAttribute("1.2.840.113549.1.9.7", text(0x0c, "a challenge")));

    assertThat(request.content().otherAttributes()).containsExactly("1.2.840.113549.1.9.7");
    assertThat(request.content().names()).hasSize(1);
  }

  @Test
  default void readsOneBlockWithTextAroundItAndEitherEndOfLine() {
    String pem = aCertificationRequest().pem();

    assertThat(read("Certificate Request:\n    Data:\n" + pem + "and so on\n")).isNotNull();
    assertThat(read(pem.replace("\n", "\r\n"))).isNotNull();
    assertThat(read(pem.stripTrailing())).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("refused")
  default void saysWhyThereIsNoRequest(String what, String pem, String message) {
    assertThat(refusal(pem)).as(what).isEqualTo(message);
  }

  static Stream<Arguments> refused() {
    String pem = aCertificationRequest().pem();
    String begin = "-----BEGIN CERTIFICATE REQUEST-----";
    return Stream.of(
        Arguments.of("nothing", "", "CSR cannot be empty"),
        Arguments.of("too long", pem + " ".repeat(65_536), "CSR cannot exceed 65536 characters"),
        Arguments.of("no PEM", "hello", "CSR must start with " + begin),
        Arguments.of(
            "octets behind the end",
            aCertificationRequest().followedBy((byte) 0, (byte) 0, (byte) 0).pem(),
            "CSR has 3 bytes after its end"),
        Arguments.of(
            "a signature that is not the key's",
            aCertificationRequest().withBrokenSignature().pem(),
            "CSR signature does not verify against its public key (proof of possession failed)"),
        Arguments.of(
            "another's key",
            aCertificationRequest()
                .withPublicKey(TestKeys.generate(KeyAlgorithm.EC_P256).getPublic().getEncoded())
                .pem(),
            "CSR signature does not verify against its public key (proof of possession failed)"),
        Arguments.of(
            "a curve",
            aCertificationRequest()
                .withPublicKey(
                    sequence(
                        sequence(oid("1.2.840.10045.2.1"), oid("1.3.132.0.10")),
                        bitString(0, new byte[] {4})))
                .pem(),
            "Unsupported ECDSA curve in CSR: secp256k1. Supported: P-256, P-384, P-521"),
        Arguments.of(
            "a key algorithm",
            aCertificationRequest()
                .withPublicKey(sequence(sequence(oid("1.3.101.112")), bitString(0, new byte[32])))
                .pem(),
            "Unsupported key algorithm in CSR: Ed25519. Supported: RSA, ECDSA"),
        Arguments.of(
            "a signature algorithm",
            aCertificationRequest()
                .withKey(KeyAlgorithm.RSA_2048)
                .sayingSignatureAlgorithm(sequence(oid("1.2.840.113549.1.1.5"), nil()))
                .pem(),
            "Unsupported signature algorithm in CSR: RSA-SHA1."
                + " Supported: RSA or ECDSA with SHA-256, SHA-384, SHA-512"));
  }

  @ParameterizedTest
  @MethodSource("faultyKeysAndSignatures")
  default void handsOverWhatIsClaimedWhereOnlyKeyOrSignatureIsAtFault(
      String what, CertificationRequestTextBuilder request, Optional<KeyAlgorithm> key) {
    String pem =
        request
            .withDnsName("a.example")
            .withExtension("2.5.29.15", true, bitString(5, new byte[] {(byte) 0xa0}))
            .pem();

    UnprovenRequest unproven =
        ((Unreadable) reader().read(pem)).unproven().orElseThrow(() -> new AssertionError(what));
    ClaimedContent claimed = unproven.content();

    assertThat(claimed.subject().toString()).isEqualTo("C=DE, CN=a.example");
    assertThat(claimed.names())
        .containsExactly(new RequestedName(GeneralNameKind.DNS_NAME, "a.example"));
    assertThat(claimed.keyUsages())
        .contains(Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT));
    assertThat(unproven.keyAlgorithm()).isEqualTo(key);
  }

  static Stream<Arguments> faultyKeysAndSignatures() {
    return Stream.of(
        Arguments.of(
            "a signature that is not the key's",
            aCertificationRequest().withBrokenSignature(),
            Optional.of(KeyAlgorithm.EC_P256)),
        Arguments.of(
            "a key algorithm",
            aCertificationRequest()
                .withPublicKey(sequence(sequence(oid("1.3.101.112")), bitString(0, new byte[32]))),
            Optional.empty()),
        Arguments.of(
            "no key at all",
            aCertificationRequest()
                .withPublicKey(
                    sequence(
                        sequence(oid("1.2.840.113549.1.1.1"), nil()), bitString(0, new byte[1]))),
            Optional.empty()),
        Arguments.of(
            "a signature algorithm",
            aCertificationRequest()
                .withKey(KeyAlgorithm.RSA_2048)
                .sayingSignatureAlgorithm(sequence(oid("1.2.840.113549.1.1.5"), nil())),
            Optional.of(KeyAlgorithm.RSA_2048)));
  }

  @Test
  default void handsOverNothingOfWhatHasNoStructure() {
    assertThat(((Unreadable) reader().read("hello")).unproven()).isEmpty();
    assertThat(
            ((Unreadable) reader().read(aCertificationRequest().followedBy((byte) 0).pem()))
                .unproven())
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("withPrivateKey")
  default void tellsThatAPrivateKeyIsExposed(String what, String text) {
    assertThat(reader().read(text))
        .as(what)
        .asInstanceOf(InstanceOfAssertFactories.type(Unreadable.class))
        .satisfies(
            unreadable -> {
              assertThat(unreadable.flaw()).isEqualTo(RequestFlaw.CSR_WITH_PRIVATE_KEY);
              assertThat(unreadable.message()).contains("is to be treated as exposed");
              assertThat(unreadable.unproven()).isEmpty();
            });
  }

  static Stream<Arguments> withPrivateKey() {
    byte[] der = TestKeys.generate(KeyAlgorithm.EC_P256).getPrivate().getEncoded();
    String base64 = Base64.getEncoder().encodeToString(der);
    String key = "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    String csr = aCertificationRequest().pem();
    return Stream.of(
        Arguments.of("alone", key),
        Arguments.of("before a CSR", key + csr),
        Arguments.of("behind a CSR", csr + key),
        Arguments.of("in base64 behind a CSR", csr + base64),
        Arguments.of("in base64 alone", base64),
        Arguments.of("escaped", key.replace("\n", "\\n")),
        Arguments.of("in another armour", key.replace("PRIVATE KEY", "CERTIFICATE REQUEST")));
  }

  @Test
  default void refusesTheBlockOfAnotherKind() {
    String other = aCertificationRequest().pem().replace("CERTIFICATE REQUEST", "CERTIFICATE");

    assertThat(refusal(other))
        .startsWith("CSR must start with -----BEGIN CERTIFICATE REQUEST-----");
  }

  @Test
  default void refusesASecondBlock() {
    String pem = aCertificationRequest().pem();

    assertThat(refusal(pem + pem)).startsWith("CSR is not valid PEM: ");
  }

  @Test
  default void refusesATextThatWasCutOff() {
    String pem = aCertificationRequest().pem();
    for (int length = 1; length < pem.length() - 2; length++) {
      assertThat(refusal(pem.substring(0, length))).startsWith("CSR ");
    }
  }

  /** Whatever is in the octets, the answer is a reading and no exception. */
  @Test
  default void answersWhateverOctetIsChanged() {
    byte[] der = aCertificationRequest().withDnsName("a.example").der();
    for (int i = 0; i < der.length; i++) {
      for (int change : new int[] {0x01, 0x80, 0xff}) {
        byte[] changed = der.clone();
        changed[i] ^= (byte) change;
        assertThat(reader().read(CertificationRequestTextBuilder.pem(changed)))
            .as("octet %d xor %x", i, change)
            .isInstanceOf(Unreadable.class);
      }
    }
  }
}
