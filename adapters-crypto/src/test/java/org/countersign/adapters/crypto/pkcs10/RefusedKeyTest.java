package org.countersign.adapters.crypto.pkcs10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.application.port.crypto.CertificationRequestTextBuilder.aCertificationRequest;
import static org.countersign.application.port.crypto.DerWriter.bitString;
import static org.countersign.application.port.crypto.DerWriter.integer;
import static org.countersign.application.port.crypto.DerWriter.join;
import static org.countersign.application.port.crypto.DerWriter.nil;
import static org.countersign.application.port.crypto.DerWriter.oid;
import static org.countersign.application.port.crypto.DerWriter.sequence;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.adapters.crypto.provider.Providers;
import org.countersign.application.port.crypto.CertificationRequestReader;
import org.countersign.application.port.crypto.CertificationRequestReader.Unreadable;
import org.countersign.application.port.crypto.TestKeys;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.x509.KeyAlgorithm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which keys are refused, and in which words. */
final class RefusedKeyTest {

  private static final String P256 = "1.2.840.10045.3.1.7";

  private final CertificationRequestReader reader =
      new Pkcs10RequestReader(Providers.withoutNativeCode());

  @ParameterizedTest(name = "{0}")
  @MethodSource("keys")
  void refusesTheKey(String what, byte[] publicKey, RequestFlaw flaw, String message) {
    Unreadable answer =
        (Unreadable) reader.read(aCertificationRequest().withPublicKey(publicKey).pem());
    assertThat(answer).as(what).isEqualTo(new Unreadable(flaw, message, answer.unproven()));
    assertThat(answer.unproven()).as(what).isPresent();
  }

  @ParameterizedTest(name = "{0} is nearest to {2}")
  @MethodSource("families")
  void saysWhichSupportedKindComesNearest(
      String what, byte[] publicKey, Optional<KeyAlgorithm.Family> family) {
    Unreadable answer =
        (Unreadable) reader.read(aCertificationRequest().withPublicKey(publicKey).pem());
    assertThat(answer.unproven().orElseThrow().keyFamily()).isEqualTo(family);
  }

  static Stream<Arguments> families() {
    Optional<KeyAlgorithm.Family> rsa = Optional.of(KeyAlgorithm.Family.RSA);
    Optional<KeyAlgorithm.Family> ecdsa = Optional.of(KeyAlgorithm.Family.ECDSA);
    return Stream.of(
        Arguments.of("RSA of 1024 bits", rsa(BigInteger.ONE.shiftLeft(1023).setBit(0), 65537), rsa),
        Arguments.of("RSASSA-PSS", spki(sequence(oid("1.2.840.113549.1.1.10")), new byte[1]), rsa),
        Arguments.of("brainpool", ec(oid("1.3.36.3.3.2.8.1.1.7"), new byte[] {4}), ecdsa),
        Arguments.of("Ed25519", spki(sequence(oid("1.3.101.112")), new byte[32]), ecdsa),
        Arguments.of(
            "DSA", spki(sequence(oid("1.2.840.10040.4.1")), new byte[1]), Optional.empty()));
  }

  static Stream<Arguments> keys() {
    BigInteger modulus = BigInteger.ONE.shiftLeft(2047).setBit(0);
    String size = "Supported: 2048, 3072, 4096";
    return Stream.of(
        key(
            "1024 bits",
            rsa(BigInteger.ONE.shiftLeft(1023).setBit(0), 65537),
            RequestFlaw.CSR_KEY_SIZE_UNSUPPORTED,
            "Unsupported RSA key size in CSR: 1024. " + size),
        key(
            "2047 bits",
            rsa(modulus.shiftRight(1), 65537),
            RequestFlaw.CSR_KEY_SIZE_UNSUPPORTED,
            "Unsupported RSA key size in CSR: 2047. " + size),
        key(
            "2049 bits",
            rsa(modulus.shiftLeft(1), 65537),
            RequestFlaw.CSR_KEY_SIZE_UNSUPPORTED,
            "Unsupported RSA key size in CSR: 2049. " + size),
        key(
            "an even modulus",
            rsa(modulus.clearBit(0), 65537),
            RequestFlaw.KEY_MODULUS_EVEN,
            "RSA modulus in CSR is even: it is no product of two odd primes"),
        key("exponent 3", rsa(modulus, 3), RequestFlaw.KEY_EXPONENT_WEAK, exponent("3")),
        key("exponent 1", rsa(modulus, 1), RequestFlaw.KEY_EXPONENT_WEAK, exponent("1")),
        key("exponent -3", rsa(modulus, -3), RequestFlaw.KEY_EXPONENT_WEAK, exponent("-3")),
        key(
            "exponent 65535",
            rsa(modulus, 65535),
            RequestFlaw.KEY_EXPONENT_WEAK,
            exponent("65535")),
        key(
            "exponent 65536",
            rsa(modulus, 65536),
            RequestFlaw.KEY_EXPONENT_WEAK,
            exponent("65536")),
        key(
            "an even exponent",
            rsa(modulus, 65538),
            RequestFlaw.KEY_EXPONENT_WEAK,
            exponent("65538")),
        key(
            "a huge exponent",
            rsa(modulus, BigInteger.ONE.shiftLeft(256).setBit(0)),
            RequestFlaw.KEY_EXPONENT_WEAK,
            exponent("a number of 257 bits")),
        key(
            "a small factor",
            rsa(prime(2045).multiply(BigInteger.valueOf(7)), 65537),
            RequestFlaw.KEY_SMALL_FACTOR,
            "RSA modulus in CSR is divisible by 7: it is no product of two large primes;"
                + " make a new key"),
        key(
            "close primes",
            rsa(prime(1024).multiply(prime(1024).nextProbablePrime()), 65537),
            RequestFlaw.KEY_CLOSE_PRIMES,
            "RSA modulus in CSR is a product of two primes so close to each other that Fermat's"
                + " method finds them in round 1 of 100; make a new key with other software"),
        key(
            "parameters other than NULL",
            spki(sequence(oid("1.2.840.113549.1.1.1"), oid("1.2.3")), new byte[1]),
            RequestFlaw.CSR_NOT_PKCS10,
            "CSR is not a valid PKCS#10 structure: "
                + "the parameters of rsaEncryption are not NULL"),
        key(
            "RSASSA-PSS",
            spki(sequence(oid("1.2.840.113549.1.1.10")), new byte[1]),
            RequestFlaw.CSR_KEY_ALGORITHM_UNSUPPORTED,
            algorithm("RSASSA-PSS")),
        key(
            "DSA",
            spki(sequence(oid("1.2.840.10040.4.1")), new byte[1]),
            RequestFlaw.CSR_KEY_ALGORITHM_UNSUPPORTED,
            algorithm("DSA")),
        key(
            "unheard of",
            spki(sequence(oid("2.999.1")), new byte[1]),
            RequestFlaw.CSR_KEY_ALGORITHM_UNSUPPORTED,
            algorithm("2.999.1")),
        key(
            "brainpool",
            ec(oid("1.3.36.3.3.2.8.1.1.7"), new byte[] {4}),
            RequestFlaw.CSR_KEY_CURVE_UNSUPPORTED,
            curve("brainpoolP256r1")),
        key(
            "explicit parameters",
            ec(sequence(integer(1)), new byte[] {4}),
            RequestFlaw.CSR_KEY_CURVE_UNSUPPORTED,
            curve("explicit parameters")),
        key(
            "implicit parameters",
            ec(nil(), new byte[] {4}),
            RequestFlaw.CSR_KEY_CURVE_UNSUPPORTED,
            curve("implicit parameters")),
        key(
            "infinity",
            ec(oid(P256), new byte[] {0}),
            RequestFlaw.KEY_POINT_INVALID,
            "EC public key in CSR is the point at infinity"),
        key(
            "compressed",
            ec(oid(P256), compressed()),
            RequestFlaw.KEY_POINT_INVALID,
            "EC public key in CSR is not an uncompressed point (04, then both coordinates)"),
        key(
            "nothing",
            ec(oid(P256), new byte[0]),
            RequestFlaw.KEY_POINT_INVALID,
            "EC public key in CSR is not an uncompressed point (04, then both coordinates)"),
        key(
            "off the curve",
            ec(oid(P256), offTheCurve()),
            RequestFlaw.KEY_POINT_INVALID,
            "EC public key in CSR is no point on P-256"),
        key(
            "of another curve",
            ec(oid("1.3.132.0.34"), point()),
            RequestFlaw.KEY_POINT_INVALID,
            "EC public key in CSR is no point on P-384"),
        key(
            "too long",
            ec(oid(P256), join(point(), new byte[1])),
            RequestFlaw.KEY_POINT_INVALID,
            "EC public key in CSR is no point on P-256"),
        key(
            "beyond the field",
            ec(oid(P256), beyondTheField()),
            RequestFlaw.KEY_POINT_INVALID,
            "EC public key in CSR is no point on P-256"));
  }

  private static Arguments key(String what, byte[] publicKey, RequestFlaw flaw, String message) {
    return Arguments.of(what, publicKey, flaw, message);
  }

  private static String exponent(String exponent) {
    return "RSA public exponent in CSR is "
        + exponent
        + "; an odd number above 2^16 and below 2^256 is required";
  }

  private static String algorithm(String name) {
    return "Unsupported key algorithm in CSR: " + name + ". Supported: RSA, ECDSA";
  }

  private static String curve(String name) {
    return "Unsupported ECDSA curve in CSR: " + name + ". Supported: P-256, P-384, P-521";
  }

  private static byte[] rsa(BigInteger modulus, long exponent) {
    return rsa(modulus, BigInteger.valueOf(exponent));
  }

  private static byte[] rsa(BigInteger modulus, BigInteger exponent) {
    return spki(
        sequence(oid("1.2.840.113549.1.1.1"), nil()),
        sequence(integer(modulus), integer(exponent)));
  }

  /** Of so many bits, the two highest of them set. */
  private static BigInteger prime(int bits) {
    return BigInteger.valueOf(3).shiftLeft(bits - 2).nextProbablePrime();
  }

  private static byte[] ec(byte[] parameters, byte[] point) {
    return spki(sequence(oid("1.2.840.10045.2.1"), parameters), point);
  }

  private static byte[] spki(byte[] algorithm, byte[] key) {
    return sequence(algorithm, bitString(0, key));
  }

  private static byte[] point() {
    return TestKeys.publicKey(KeyAlgorithm.EC_P256, TestKeys.shared(KeyAlgorithm.EC_P256))
        .subjectPublicKey();
  }

  private static byte[] compressed() {
    byte[] point = Arrays.copyOf(point(), 33);
    point[0] = 2;
    return point;
  }

  private static byte[] offTheCurve() {
    byte[] point = point();
    point[64] ^= 1;
    return point;
  }

  /** Coordinates that are no elements of the field. */
  private static byte[] beyondTheField() {
    byte[] point = new byte[65];
    Arrays.fill(point, (byte) 0xff);
    point[0] = 4;
    return point;
  }
}
