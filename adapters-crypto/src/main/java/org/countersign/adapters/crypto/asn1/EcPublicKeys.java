package org.countersign.adapters.crypto.asn1;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECCurve;
import org.countersign.domain.request.RequestFlaw;
import org.countersign.domain.x509.KeyAlgorithm;

/** ECPoint on a named curve (RFC 5480, 2). */
final class EcPublicKeys {

  private static final ECCurve P256 = CustomNamedCurves.getByName("secp256r1").getCurve();
  private static final ECCurve P384 = CustomNamedCurves.getByName("secp384r1").getCurve();
  private static final ECCurve P521 = CustomNamedCurves.getByName("secp521r1").getCurve();

  private static final byte INFINITY = 0x00;
  private static final byte UNCOMPRESSED = 0x04;

  private EcPublicKeys() {}

  static KeyAlgorithm check(AlgorithmIdentifier algorithm, byte[] subjectPublicKey)
      throws MalformedDer, UnusableKey {
    KeyAlgorithm curve = curve(algorithm);
    checkForm(subjectPublicKey);
    checkPoint(curve, subjectPublicKey);
    return curve;
  }

  private static KeyAlgorithm curve(AlgorithmIdentifier algorithm)
      throws MalformedDer, UnusableKey {
    DerValue parameters =
        algorithm
            .parameters()
            .orElseThrow(() -> new MalformedDer("the key of ECDSA names no curve"));
    String name =
        switch (parameters.tag()) {
          case DerTag.OBJECT_IDENTIFIER -> parameters.objectIdentifier("namedCurve");
          case DerTag.SEQUENCE -> "explicit parameters";
          case DerTag.NULL -> "implicit parameters";
          default -> throw new MalformedDer("the parameters of the ECDSA key are " + parameters);
        };
    return switch (name) {
      case "1.2.840.10045.3.1.7" -> KeyAlgorithm.EC_P256;
      case "1.3.132.0.34" -> KeyAlgorithm.EC_P384;
      case "1.3.132.0.35" -> KeyAlgorithm.EC_P521;
      default ->
          throw new UnusableKey(
              RequestFlaw.CSR_KEY_CURVE_UNSUPPORTED,
              "Unsupported ECDSA curve in CSR: "
                  + spoken(name)
                  + ". Supported: P-256, P-384, P-521");
    };
  }

  private static String spoken(String name) {
    if (name.indexOf(' ') >= 0) {
      return name;
    }
    String known = ECNamedCurveTable.getName(new ASN1ObjectIdentifier(name));
    return known == null ? name : known;
  }

  /**
   * RFC 5480, 2.2 obliges relying parties to read the uncompressed form alone; so that is what is
   * certified.
   */
  private static void checkForm(byte[] point) throws UnusableKey {
    if (point.length == 1 && point[0] == INFINITY) {
      throw new UnusableKey(
          RequestFlaw.KEY_POINT_INVALID, "EC public key in CSR is the point at infinity");
    }
    if (point.length == 0 || point[0] != UNCOMPRESSED) {
      throw new UnusableKey(
          RequestFlaw.KEY_POINT_INVALID,
          "EC public key in CSR is not an uncompressed point (04, then both coordinates)");
    }
  }

  /**
   * Full validation (NIST SP 800-56A, 5.6.2.3.3): the cofactor of all three curves is 1, so on the
   * curve is enough.
   */
  private static void checkPoint(KeyAlgorithm algorithm, byte[] point) throws UnusableKey {
    try {
      domain(algorithm).decodePoint(point);
    } catch (IllegalArgumentException e) {
      throw new UnusableKey(
          RequestFlaw.KEY_POINT_INVALID,
          "EC public key in CSR is no point on P-" + algorithm.sizeBits());
    }
  }

  private static ECCurve domain(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case EC_P256 -> P256;
      case EC_P384 -> P384;
      case EC_P521 -> P521;
      case RSA_2048, RSA_3072, RSA_4096 ->
          throw new IllegalArgumentException(algorithm + " has no curve");
    };
  }
}
