package org.countersign.application.port.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.application.port.crypto.TbsCertificateBuilder.aTbsCertificate;

import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.domain.issuance.CertificateExtension;
import org.countersign.domain.issuance.EncodedCertificate;
import org.countersign.domain.issuance.EncodedExtension;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.x509.AttributeTypeAndValue;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.IpAddress;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.RelativeDistinguishedName;
import org.countersign.domain.x509.Rfc822Name;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.StringType;
import org.countersign.domain.x509.UniformResourceIdentifier;
import org.countersign.domain.x509.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What everything that encodes certificates does. */
public interface CertificateEncoderContract {

  CertificateEncoder encoder();

  @ParameterizedTest
  @MethodSource("contents")
  default void readsBackWhatItWrote(TbsCertificate content) {
    assertThat(encoder().decode(encoder().encode(content)).content()).isEqualTo(content);
  }

  @ParameterizedTest
  @MethodSource("contents")
  default void givesTheSameOctetsForTheSameContent(TbsCertificate content) {
    assertThat(encoder().encode(content)).isEqualTo(encoder().encode(content));
  }

  @Test
  default void tellsTheCriticalityOfEachExtension() {
    assertThat(criticality(aTbsCertificate().build()))
        .isEqualTo(
            Map.of(
                EncodedExtension.BASIC_CONSTRAINTS,
                true,
                EncodedExtension.KEY_USAGE,
                true,
                EncodedExtension.EXTENDED_KEY_USAGE,
                false,
                EncodedExtension.SUBJECT_KEY_IDENTIFIER,
                false,
                EncodedExtension.AUTHORITY_KEY_IDENTIFIER,
                false,
                EncodedExtension.SUBJECT_ALTERNATIVE_NAME,
                false,
                EncodedExtension.CRL_DISTRIBUTION_POINTS,
                false,
                EncodedExtension.AUTHORITY_INFORMATION_ACCESS,
                false));
    assertThat(criticality(aTbsCertificate().withSubject(DistinguishedName.EMPTY).build()))
        .containsEntry(EncodedExtension.SUBJECT_ALTERNATIVE_NAME, true);
    assertThat(criticality(withPurposes(ExtendedKeyUsage.TIME_STAMPING)))
        .containsEntry(EncodedExtension.EXTENDED_KEY_USAGE, true);
    assertThat(
            criticality(withPurposes(ExtendedKeyUsage.TIME_STAMPING, ExtendedKeyUsage.SERVER_AUTH)))
        .containsEntry(EncodedExtension.EXTENDED_KEY_USAGE, false);
    assertThat(criticality(aTbsCertificate().bare().build()))
        .containsOnlyKeys(
            EncodedExtension.BASIC_CONSTRAINTS,
            EncodedExtension.SUBJECT_KEY_IDENTIFIER,
            EncodedExtension.AUTHORITY_KEY_IDENTIFIER);
  }

  @ParameterizedTest
  @MethodSource("contents")
  default void writesTheExtensionsThatWereForetoldInTheirOrder(TbsCertificate content) {
    List<EncodedExtension> written = encoder().decode(encoder().encode(content)).extensions();

    assertThat(written.stream().map(extension -> extension.oid() + " " + extension.critical()))
        .containsExactlyElementsOf(
            CertificateExtension.of(content).stream()
                .map(extension -> extension.oid() + " " + extension.critical())
                .toList());
  }

  private static TbsCertificate withPurposes(ExtendedKeyUsage... purposes) {
    return aTbsCertificate().withExtendedKeyUsages(List.of(purposes)).build();
  }

  private Map<String, Boolean> criticality(TbsCertificate content) {
    return encoder().decode(encoder().encode(content)).extensions().stream()
        .collect(Collectors.toMap(EncodedExtension::oid, EncodedExtension::critical));
  }

  @ParameterizedTest
  @MethodSource("contents")
  default void tellsTheOctetsOfSignatureAlgorithmAndKeyUsage(TbsCertificate content) {
    EncodedCertificate read = encoder().decode(encoder().encode(content));
    Optional<EncodedExtension> usage = read.extension(EncodedExtension.KEY_USAGE);

    assertThat(read.signatureIdentifier())
        .isEqualTo(FakeEncodedForm.signatureIdentifier(content.signatureAlgorithm()));
    assertThat(usage.map(EncodedExtension::value).map(HexFormat.of()::formatHex))
        .isEqualTo(
            FakeEncodedForm.of(content)
                .extension(EncodedExtension.KEY_USAGE)
                .map(EncodedExtension::value)
                .map(HexFormat.of()::formatHex));
  }

  /** One for each thing that may be there or not, or look different. */
  static Stream<TbsCertificate> contents() {
    return Stream.of(
            Stream.of(aTbsCertificate().build(), aTbsCertificate().bare().build()),
            Arrays.stream(KeyAlgorithm.values()).map(key -> aTbsCertificate().withKey(key).build()),
            Arrays.stream(SignatureAlgorithm.values())
                .map(algorithm -> aTbsCertificate().withSignatureAlgorithm(algorithm).build()),
            Arrays.stream(StringType.values()).map(CertificateEncoderContract::withStringType),
            Arrays.stream(KeyUsage.values())
                .map(usage -> aTbsCertificate().withKeyUsages(Set.of(usage)).build()),
            authorities(),
            oddOnes())
        .flatMap(stream -> stream);
  }

  private static TbsCertificate withStringType(StringType type) {
    String value = type == StringType.NUMERIC ? "12 34" : "Example";
    return aTbsCertificate()
        .withSubject(name(new AttributeTypeAndValue("2.5.4.10", value, type)))
        .build();
  }

  private static DistinguishedName name(AttributeTypeAndValue... attributes) {
    return new DistinguishedName(
        Arrays.stream(attributes).map(RelativeDistinguishedName::of).toList());
  }

  private static Stream<TbsCertificate> authorities() {
    return Stream.of(-1, 0, 1, 300)
        .map(
            length ->
                aTbsCertificate().withBasicConstraints(BasicConstraints.authority(length)).build());
  }

  private static Stream<TbsCertificate> oddOnes() {
    return Stream.of(
        aTbsCertificate().withSubject(DistinguishedName.EMPTY).build(),
        aTbsCertificate()
            .withSubject(
                name(
                    new AttributeTypeAndValue("2.5.4.3", "Ünïcödé \uD83D\uDD11", StringType.UTF8),
                    new AttributeTypeAndValue("2.5.4.3", "zweiter", StringType.BMP),
                    new AttributeTypeAndValue(
                        "0.9.2342.19200300.100.1.25", "example", StringType.IA5)))
            .build(),
        aTbsCertificate().withKeyUsages(EnumSet.allOf(KeyUsage.class)).build(),
        aTbsCertificate()
            .withExtendedKeyUsages(
                List.of(new ExtendedKeyUsage("2.999.1"), ExtendedKeyUsage.SERVER_AUTH))
            .build(),
        aTbsCertificate().withExtendedKeyUsages(List.of(ExtendedKeyUsage.TIME_STAMPING)).build(),
        aTbsCertificate()
            .withNames(
                List.of(
                    IpAddress.parse("192.0.2.1").orElseThrow(),
                    IpAddress.parse("2001:db8::1").orElseThrow(),
                    new Rfc822Name("alice@a.example"),
                    new UniformResourceIdentifier("spiffe://a.example/b")))
            .build(),
        aTbsCertificate()
            .withPointers(
                new TbsCertificate.Pointers(
                    Optional.of("http://a.example/crl"), Optional.empty(), Optional.empty()))
            .build(),
        aTbsCertificate()
            .withPointers(
                new TbsCertificate.Pointers(
                    Optional.empty(), Optional.empty(), Optional.of("http://a.example/o")))
            .build(),
        withEnd("2049-12-31T23:59:59Z"),
        withEnd("2050-01-01T00:00:00Z"),
        withEnd("9999-12-31T23:59:59Z"));
  }

  private static TbsCertificate withEnd(String end) {
    return aTbsCertificate()
        .withValidity(new Validity(Instant.parse("2030-01-01T00:00:00Z"), Instant.parse(end)))
        .build();
  }

  @Test
  default void givesDifferentOctetsForDifferentContent() {
    List<TbsCertificate> contents = contents().distinct().toList();

    assertThat(contents.stream().map(encoder()::encode).map(Arrays::toString))
        .doesNotHaveDuplicates();
  }

  @Test
  default void encodesNamesSoThatDifferentOnesDiffer() {
    assertThat(encoder().encode(name(new AttributeTypeAndValue("2.5.4.3", "a", StringType.UTF8))))
        .isNotEqualTo(
            encoder()
                .encode(name(new AttributeTypeAndValue("2.5.4.3", "a", StringType.PRINTABLE))));
  }

  @Test
  default void refusesAValueThatItsStringTypeCannotCarry() {
    DistinguishedName name = name(new AttributeTypeAndValue("2.5.4.3", "ä", StringType.PRINTABLE));

    assertThatThrownBy(() -> encoder().encode(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void readsNothingThatIsNoTbsCertificate() {
    byte[] whole = encoder().encode(aTbsCertificate().build());
    for (int length = 0; length < whole.length; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> encoder().decode(cut)).isInstanceOf(IllegalArgumentException.class);
    }
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertThatThrownBy(() -> encoder().decode(longer)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  default void verifiesTheCertificateThatTheKeySigned(SignatureAlgorithm algorithm) {
    KeyAlgorithm kind = kind(algorithm);
    byte[] certificate = signed(algorithm, TestKeys.shared(kind));

    assertThat(encoder().verifies(certificate, TestKeys.publicKey(kind, TestKeys.shared(kind))))
        .isTrue();
  }

  private static KeyAlgorithm kind(SignatureAlgorithm algorithm) {
    return algorithm.family() == KeyAlgorithm.Family.RSA
        ? KeyAlgorithm.RSA_2048
        : KeyAlgorithm.EC_P256;
  }

  private byte[] signed(SignatureAlgorithm algorithm, KeyPair keys) {
    byte[] tbs = encoder().encode(aTbsCertificate().withSignatureAlgorithm(algorithm).build());
    return encoder().assemble(tbs, algorithm, TestKeys.sign(keys.getPrivate(), algorithm, tbs));
  }

  @Test
  default void doesNotVerifyUnderAnotherKey() {
    byte[] certificate =
        signed(SignatureAlgorithm.ECDSA_SHA256, TestKeys.shared(KeyAlgorithm.EC_P256));
    KeyPair another = TestKeys.generate(KeyAlgorithm.EC_P256);

    assertThat(encoder().verifies(certificate, TestKeys.publicKey(KeyAlgorithm.EC_P256, another)))
        .isFalse();
    assertThat(
            encoder()
                .verifies(
                    certificate,
                    TestKeys.publicKey(
                        KeyAlgorithm.RSA_2048, TestKeys.shared(KeyAlgorithm.RSA_2048))))
        .isFalse();
  }

  @Test
  default void doesNotVerifyWhenItsTwoSignatureAlgorithmsDiffer() {
    KeyPair keys = TestKeys.shared(KeyAlgorithm.EC_P256);
    byte[] tbs =
        encoder()
            .encode(
                aTbsCertificate().withSignatureAlgorithm(SignatureAlgorithm.ECDSA_SHA256).build());
    SignatureAlgorithm another = SignatureAlgorithm.ECDSA_SHA384;
    byte[] certificate =
        encoder().assemble(tbs, another, TestKeys.sign(keys.getPrivate(), another, tbs));

    assertThat(encoder().verifies(certificate, TestKeys.publicKey(KeyAlgorithm.EC_P256, keys)))
        .isFalse();
  }

  @Test
  default void doesNotVerifyWhatWasChangedOrIsNone() {
    KeyPair keys = TestKeys.shared(KeyAlgorithm.EC_P256);
    byte[] certificate = signed(SignatureAlgorithm.ECDSA_SHA256, keys);
    for (int i = 0; i < certificate.length; i++) {
      byte[] changed = certificate.clone();
      changed[i] ^= 1;
      assertThat(encoder().verifies(changed, TestKeys.publicKey(KeyAlgorithm.EC_P256, keys)))
          .as("octet %d changed", i)
          .isFalse();
    }
    assertThat(encoder().verifies(new byte[0], TestKeys.publicKey(KeyAlgorithm.EC_P256, keys)))
        .isFalse();
  }
}
