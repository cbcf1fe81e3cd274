package org.countersign.benchmarks.micro;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.countersign.application.port.crypto.CertificateEncoder;
import org.countersign.application.port.crypto.TestKeys;
import org.countersign.domain.issuance.Issuer;
import org.countersign.domain.issuance.TbsCertificate;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.DnsName;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SignatureAlgorithm;
import org.countersign.domain.x509.SubjectAttributeType;
import org.countersign.domain.x509.SubjectPublicKeyInfo;
import org.countersign.domain.x509.Validity;

/** What a CA is to sign, no two alike: a server's certificate for a P-256 key and one DNS name. */
final class SampleContents {

  static final int COUNT = 256;

  private static final int SERIAL_NUMBER_BITS = 158;

  private final Issuer issuer;
  private final List<TbsCertificate> contents;

  private SampleContents(Issuer issuer, List<TbsCertificate> contents) {
    this.issuer = issuer;
    this.contents = contents;
  }

  static SampleContents under(SubjectPublicKeyInfo authority, CertificateEncoder encoder) {
    byte[] name =
        encoder.encode(
            DistinguishedName.EMPTY.with(SubjectAttributeType.COMMON_NAME, "Example Root"));
    Validity validity = validity("2029-01-01T00:00:00Z", "2039-01-01T00:00:00Z");
    Issuer issuer = new Issuer(name, authority, validity, OptionalInt.of(0));
    Random random = new Random(1);
    return new SampleContents(
        issuer, IntStream.range(0, COUNT).mapToObj(i -> content(i, issuer, random)).toList());
  }

  private static TbsCertificate content(int number, Issuer issuer, Random random) {
    String name = "host-" + number + ".example.com";
    SubjectPublicKeyInfo key =
        TestKeys.publicKey(KeyAlgorithm.EC_P256, TestKeys.shared(KeyAlgorithm.EC_P256));
    return new TbsCertificate(
        new SerialNumber(new BigInteger(SERIAL_NUMBER_BITS, random).setBit(SERIAL_NUMBER_BITS)),
        SignatureAlgorithm.defaultFor(issuer.publicKey().algorithm()),
        issuer.subjectDer(),
        validity("2030-01-01T00:00:00Z", "2030-04-01T00:00:00Z"),
        DistinguishedName.EMPTY.with(SubjectAttributeType.COMMON_NAME, name),
        key,
        BasicConstraints.END_ENTITY,
        Set.of(KeyUsage.DIGITAL_SIGNATURE),
        List.of(ExtendedKeyUsage.SERVER_AUTH),
        List.of(new DnsName(name)),
        issuer.publicKey().keyIdentifier(),
        key.keyIdentifier(),
        TbsCertificate.Pointers.NONE);
  }

  private static Validity validity(String from, String to) {
    return new Validity(Instant.parse(from), Instant.parse(to));
  }

  Issuer issuer() {
    return issuer;
  }

  List<TbsCertificate> all() {
    return contents;
  }
}
