package org.countersign.adapters.crypto.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.port.crypto.TbsCertificateBuilder.aTbsCertificate;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.adapters.crypto.OpenSsl;
import org.countersign.adapters.crypto.provider.Providers;
import org.countersign.application.port.crypto.CertificateEncoder;
import org.countersign.application.port.crypto.CertificateEncoderContract;
import org.countersign.application.port.crypto.TestKeys;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.DnsName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.IpAddress;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.Rfc822Name;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectAttributeType;
import org.countersign.domain.x509.UniformResourceIdentifier;
import org.countersign.domain.x509.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the JDK and OpenSSL, which know nothing of our code, read in the certificates. */
final class IndependentReadersTest {

  @TempDir private Path directory;

  private final CertificateEncoder encoder =
      new DerCertificateEncoder(Providers.withoutNativeCode());

  private byte[] signed(TbsCertificate content) {
    KeyPair issuer =
        TestKeys.shared(
            content.signatureAlgorithm().family() == KeyAlgorithm.Family.RSA
                ? KeyAlgorithm.RSA_2048
                : KeyAlgorithm.EC_P384);
    byte[] tbs = encoder.encode(content);
    byte[] signature = TestKeys.sign(issuer.getPrivate(), content.signatureAlgorithm(), tbs);
    return encoder.assemble(tbs, content.signatureAlgorithm(), signature);
  }

  private static X509Certificate jdk(byte[] der) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  static Stream<TbsCertificate> contents() {
    return CertificateEncoderContract.contents();
  }

  @ParameterizedTest
  @MethodSource("contents")
  void theJdkReadsTheFieldsAndVerifiesTheSignature(TbsCertificate content) throws Exception {
    byte[] der = signed(content);

    X509Certificate certificate = jdk(der);

    assertThat(certificate.getEncoded()).isEqualTo(der);
    assertThat(certificate.getVersion()).isEqualTo(3);
    assertThat(certificate.getTBSCertificate()).isEqualTo(encoder.encode(content));
    assertThat(certificate.getSerialNumber()).isEqualTo(content.serialNumber().value());
    assertThat(certificate.getNotBefore().toInstant()).isEqualTo(content.validity().notBefore());
    assertThat(certificate.getNotAfter().toInstant()).isEqualTo(content.validity().notAfter());
    assertThat(certificate.getIssuerX500Principal().getEncoded()).isEqualTo(content.issuerDer());
    assertThat(certificate.getSubjectX500Principal().getEncoded())
        .isEqualTo(encoder.encode(content.subject()));
    assertThat(certificate.getPublicKey().getEncoded()).isEqualTo(content.publicKey().der());
    assertThat(certificate.getBasicConstraints()).isEqualTo(pathLength(content.basicConstraints()));
    assertThat(certificate.getSigAlgName())
        .isEqualToIgnoringCase(TestKeys.jcaName(content.signatureAlgorithm()));
    KeyAlgorithm issuer =
        content.signatureAlgorithm().family() == KeyAlgorithm.Family.RSA
            ? KeyAlgorithm.RSA_2048
            : KeyAlgorithm.EC_P384;
    certificate.verify(TestKeys.shared(issuer).getPublic());
  }

  private static int pathLength(BasicConstraints constraints) {
    return constraints.ca() ? constraints.pathLength().orElse(Integer.MAX_VALUE) : -1;
  }

  @ParameterizedTest
  @MethodSource("contents")
  void theJdkReadsUsagesAndNames(TbsCertificate content) throws Exception {
    X509Certificate certificate = jdk(signed(content));

    assertThat(usages(certificate)).isEqualTo(content.keyUsages());
    assertThat(
            certificate.getExtendedKeyUsage() == null
                ? List.of()
                : certificate.getExtendedKeyUsage())
        .isEqualTo(content.extendedKeyUsages().stream().map(usage -> usage.oid()).toList());
    int names =
        certificate.getSubjectAlternativeNames() == null
            ? 0
            : certificate.getSubjectAlternativeNames().size();
    assertThat(names).isEqualTo(content.names().size());
  }

  private static Set<KeyUsage> usages(X509Certificate certificate) {
    boolean[] bits = certificate.getKeyUsage() == null ? new boolean[9] : certificate.getKeyUsage();
    EnumSet<KeyUsage> usages = EnumSet.noneOf(KeyUsage.class);
    Arrays.stream(KeyUsage.values())
        .filter(usage -> usage.bit() < bits.length && bits[usage.bit()])
        .forEach(usages::add);
    return usages;
  }

  @Test
  void theJdkReadsTheNamesOfEachKind() throws Exception {
    X509Certificate certificate =
        jdk(
            signed(
                aTbsCertificate()
                    .withNames(
                        List.of(
                            new DnsName("*.a.example"),
                            IpAddress.parse("192.0.2.1").orElseThrow(),
                            new Rfc822Name("alice@a.example"),
                            new UniformResourceIdentifier("spiffe://a.example/b")))
                    .build()));

    assertThat(certificate.getSubjectAlternativeNames())
        .extracting(name -> name.get(0) + "=" + name.get(1))
        .containsExactly(
            "2=*.a.example", "7=192.0.2.1", "1=alice@a.example", "6=spiffe://a.example/b");
  }

  @Test
  void extensionsAreCriticalAsRfc5280Wants() throws Exception {
    assertThat(jdk(signed(aTbsCertificate().build())).getCriticalExtensionOIDs())
        .containsExactlyInAnyOrder("2.5.29.19", "2.5.29.15");
    assertThat(
            jdk(signed(aTbsCertificate().withSubject(DistinguishedName.EMPTY).build()))
                .getCriticalExtensionOIDs())
        .containsExactlyInAnyOrder("2.5.29.19", "2.5.29.15", "2.5.29.17");
  }

  @Test
  void opensslPrintsEachExtension() throws Exception {
    OpenSsl openssl = OpenSsl.in(directory);
    TbsCertificate content = aTbsCertificate().build();
    openssl.write("cert.pem", pem("CERTIFICATE", signed(content)));

    String printed =
        openssl.run("x509", "-in", "cert.pem", "-noout", "-text", "-certopt", "ext_parse");

    assertThat(printed)
        .contains("Version: 3 (0x2)")
        .contains("7f:ed:cb:a9:87:65:43:21:0f:ed:cb:a9:87:65:43:21:0f:ed:cb:a9")
        .contains("Issuer: CN = Example CA")
        .contains("Subject: C = DE, CN = a.example")
        .contains("Not Before: Jan  1 00:00:00 2030 GMT")
        .contains("Not After : Apr  1 00:00:00 2030 GMT")
        .contains("X509v3 Basic Constraints: critical\n                CA:FALSE")
        .contains("X509v3 Key Usage: critical\n                Digital Signature\n")
        .contains("X509v3 Extended Key Usage: \n                TLS Web Server Authentication\n")
        .contains(
            "X509v3 Subject Alternative Name: \n                DNS:a.example, DNS:*.b.example")
        .contains("Full Name:\n                  URI:http://pki.example/crl")
        .contains("OCSP - URI:http://pki.example/ocsp")
        .contains("CA Issuers - URI:http://pki.example/issuer")
        .contains(colons(content.subjectKeyIdentifier()))
        .contains(colons(content.authorityKeyIdentifier()));
  }

  private static String colons(byte[] octets) {
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(octets);
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }

  /** The leaf's issuer and authority key identifier are those of TbsCertificateBuilder's CA. */
  @Test
  void opensslVerifiesTheChainStrictly() throws Exception {
    OpenSsl openssl = OpenSsl.in(directory);
    Validity validity =
        new Validity(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2060-01-01T00:00:00Z"));
    TbsCertificate leaf = aTbsCertificate().withValidity(validity).build();
    openssl.write("root.pem", pem("CERTIFICATE", signed(root(validity))));
    openssl.write("leaf.pem", pem("CERTIFICATE", signed(leaf)));

    String verdict =
        openssl.run(
            "verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", "root.pem", "leaf.pem");

    assertThat(verdict).isEqualTo("leaf.pem: OK\n");
  }

  /** OpenSSL takes no time stamp from a certificate whose extKeyUsage is not critical. */
  @Test
  void opensslTakesATimeStampingCertificateForOne() throws Exception {
    OpenSsl openssl = OpenSsl.in(directory);
    TbsCertificate content =
        aTbsCertificate().withExtendedKeyUsages(List.of(ExtendedKeyUsage.TIME_STAMPING)).build();
    openssl.write("cert.pem", pem("CERTIFICATE", signed(content)));

    assertThat(openssl.run("x509", "-in", "cert.pem", "-noout", "-purpose"))
        .contains("Time Stamp signing : Yes\n");
  }

  private static TbsCertificate root(Validity validity) {
    return aTbsCertificate()
        .bare()
        .withValidity(validity)
        .withSubject(DistinguishedName.EMPTY.with(SubjectAttributeType.COMMON_NAME, "Example CA"))
        .withKey(KeyAlgorithm.EC_P384)
        .withSignatureAlgorithm(SignatureAlgorithm.ECDSA_SHA384)
        .withBasicConstraints(BasicConstraints.authority(0))
        .withKeyUsages(Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN))
        .build();
  }
}
